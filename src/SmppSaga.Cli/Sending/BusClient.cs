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
            await Console.Error.WriteLineAsync($"RabbitMQ at {options.Bus.Host}:{options.Bus.Port}: no connection within {Connect.TotalSeconds:0} s. Is it running, and are user, password and virtual host right?");
            return false;
        }
    }

    /// <summary>Publishes; returns when the broker has it in a queue.</summary>
    /// <exception cref="MessageReturnedException">No queue takes it: no gateway has ever been connected to this broker.</exception>
    public static Task PublishAsync<T>(IBus bus, T message, CancellationToken cancellationToken)
        where T : class => bus.Publish(message, static x => x.Mandatory = true, cancellationToken);

    /// <summary>Tells on standard error that no queue took it.</summary>
    public static async Task TellReturnedAsync<T>(GatewayOptions options) =>
        await Console.Error.WriteLineAsync($"RabbitMQ at {options.Bus.Host}:{options.Bus.Port}: no queue takes {typeof(T).Name} there, so nothing was sent. The gateway declares its queues when it starts (smppsaga run); is bus.virtual_host the same?");

    /// <summary>Publishes one message; returns when the broker has it in a queue. False, with the reason on standard error, when it has not.</summary>
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
            await PublishAsync(bus, message, cancellationToken);
            return true;
        }
        catch (MessageReturnedException)
        {
            await TellReturnedAsync<T>(options);
            return false;
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
        }
    }
}
