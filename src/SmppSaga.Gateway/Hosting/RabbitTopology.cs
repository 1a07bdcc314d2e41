using MassTransit;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Hosting;

/// <summary>What is said to RabbitMQ about hosts and queues, in one place so that every declaration of a queue has the same arguments.</summary>
internal static class RabbitTopology
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    public static void Host(IRabbitMqBusFactoryConfigurator configurator, BusOptions bus) =>
        configurator.Host(bus.Host, (ushort)bus.Port, bus.VirtualHost, x =>
        {
            x.Username(bus.Username);
            x.Password(bus.Password);
            if (bus.Tls)
            {
                x.UseSsl(ssl => ssl.ServerName = bus.Host);
            }
        });

    public static void Queue(IRabbitMqReceiveEndpointConfigurator endpoint, BusOptions bus)
    {
        if (bus.QueueType == QueueType.Quorum)
        {
            endpoint.SetQuorumQueue();
        }
    }

    /// <summary>Declares a queue without consuming from it, over a short connection of its own.</summary>
    public static async Task DeclareAsync(BusOptions bus, string queue, CancellationToken cancellationToken)
    {
        IBusControl control = Bus.Factory.CreateUsingRabbitMq(x =>
        {
            Host(x, bus);
            x.DeployTopologyOnly = true;
            x.ReceiveEndpoint(queue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                Queue(endpoint, bus);
            });
        });
        await control.StartAsync(cancellationToken);

        // A stop that meets the end of such an endpoint's short life waits for it for ever; the queue is there by now.
        using CancellationTokenSource limit = new(StopWithin);
        await control.StopAsync(limit.Token).WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
