using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;

namespace SmppSaga.Cli.Sending;

/// <summary>A short visit to the bus, as any service could make it.</summary>
internal static class BusClient
{
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(20);

    /// <summary>A bus of the file's RabbitMQ.</summary>
    public static IBusControl Create(GatewayOptions options, Action<IRabbitMqBusFactoryConfigurator>? configure = null)
    {
        LogContext.ConfigureCurrentLogContext(NullLoggerFactory.Instance);
        return Bus.Factory.CreateUsingRabbitMq(x =>
        {
            RabbitTopology.Host(x, options.Bus);
            configure?.Invoke(x);
        });
    }

    /// <summary>False, with the reason on standard error, when RabbitMQ does not let us in within 20 s.</summary>
    public static async Task<bool> StartAsync(IBusControl bus, GatewayOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await bus.StartAsync(cancellationToken).WaitAsync(Connect, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or MassTransitException)
        {
            await Console.Error.WriteLineAsync($"RabbitMQ at {options.Bus.Host}:{options.Bus.Port}: no connection within {Connect.TotalSeconds:0} s. Is it running, and are user and virtual host right?");
            return false;
        }
    }

    /// <summary>Publishes one message; returns when the broker has confirmed it.</summary>
    public static async Task<bool> PublishAsync<T>(GatewayOptions options, T message, CancellationToken cancellationToken)
        where T : class
    {
        IBusControl bus = Create(options);
        if (!await StartAsync(bus, options, cancellationToken))
        {
            return false;
        }

        try
        {
            await bus.Publish(message, cancellationToken);
            return true;
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
        }
    }
}
