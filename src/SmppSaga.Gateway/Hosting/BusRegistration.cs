using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Binds.Control;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Routing;
using SmppSaga.Redis;

namespace SmppSaga.Gateway.Hosting;

internal static class BusRegistration
{
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(1);

    /// <summary>Adds MassTransit over the configured transport. Its usage telemetry stays off.</summary>
    public static void AddGatewayBus(this IServiceCollection services, GatewayOptions options)
    {
        BusOptions bus = options.Bus;
        bool rabbit = bus.Transport == BusTransport.RabbitMq;
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        services.AddSingleton(x => new SubmitEndpointSettings(rabbit, endpoint => Configure(endpoint, bus, x), started.Task));
        services.AddSingleton<ISubmitQueues>(x => new SubmitQueues(rabbit
            ? (queue, token) => RabbitTopology.DeclareAsync(bus, queue, token)
            : (_, _) => Task.CompletedTask, x.GetRequiredService<TimeProvider>()));
        services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.AddConsumer<RoutingConsumer, RoutingConsumerDefinition>();
            x.AddConsumer<ConnectorCommandsConsumer, ConnectorCommandsDefinition>();
            x.AddSagaStateMachine<MessageStateMachine, MessageSaga, MessageSagaDefinition>().EventSourcedRepository();
            x.AddConfigureEndpointsCallback((context, _, endpoint) => Configure(endpoint, bus, context));
            if (Failpoint.Any)
            {
                x.AddReceiveObserver<AckFailpoint>();
            }

            if (rabbit)
            {
                x.UsingRabbitMq((context, rabbitMq) =>
                {
                    RabbitTopology.Host(rabbitMq, bus, factory => UntilReachedAsync(factory, bus, context));
                    rabbitMq.DeployPublishTopology = true;
                    rabbitMq.ConfigureEndpoints(context);
                });
            }
            else
            {
                x.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
            }
        });
        services.RemoveMassTransitHostedService();
        services.AddHostedService(x => ActivatorUtilities.CreateInstance<BusLifetime>(
            x, started, Door(token => rabbit ? RabbitTopology.DeclareAsync(bus, RoutingConsumerDefinition.Queue, token) : Task.CompletedTask, AfterRefusal, x)));
    }

    /// <summary>MassTransit pauses longer after each connection that fails, up to half a minute, though the broker may be back: so it does not try before one succeeds.</summary>
    private static Task UntilReachedAsync(ConnectionFactory factory, BusOptions bus, IServiceProvider services) =>
        Door(
            async token =>
            {
                await using IConnection connection = await factory.CreateConnectionAsync([bus.Host], token);
            },
            AfterOutage,
            services).UntilLetInAsync(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);

    private static BrokerDoor Door(Func<CancellationToken, Task> knock, TimeSpan between, IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<BrokerDoor>(services, knock, between);

    private static void Configure(IReceiveEndpointConfigurator endpoint, BusOptions bus, IServiceProvider services)
    {
        endpoint.RequeueOnTrouble(Trouble.IsTrouble, services.GetRequiredService<ILogger<RequeueFilter>>());
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbitMq)
        {
            RabbitTopology.Queue(rabbitMq, bus);
        }
    }
}
