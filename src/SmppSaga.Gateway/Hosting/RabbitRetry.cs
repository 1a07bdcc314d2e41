using System.Runtime.CompilerServices;
using MassTransit;
using MassTransit.RabbitMqTransport.Configuration;

namespace SmppSaga.Gateway.Hosting;

/// <summary>
/// How soon the bus tries RabbitMQ again. MassTransit waits up to half a minute between two attempts, longer with each outage of the process, and gives an endpoint
/// up for good when the credentials are refused once; there is no setting for it, so its policy is replaced where it is kept.
/// </summary>
internal static class RabbitRetry
{
    private const int Attempts = 1000;

    // MassTransit itself adds a second.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    /// <summary>To be called while the bus is configured.</summary>
    public static void Hasten(IRabbitMqBusFactoryConfigurator bus) =>
        PolicyOf((RabbitMqHostConfiguration)HostOf((RabbitMqBusFactoryConfigurator)bus)) = Retry.Interval(Attempts, Between);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_hostConfiguration")]
    private static extern ref IRabbitMqHostConfiguration HostOf(RabbitMqBusFactoryConfigurator bus);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<ReceiveTransportRetryPolicy>k__BackingField")]
    private static extern ref IRetryPolicy PolicyOf(RabbitMqHostConfiguration host);
}
