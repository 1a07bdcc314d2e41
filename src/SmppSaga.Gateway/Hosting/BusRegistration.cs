using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
                    RabbitTopology.Host(rabbitMq, bus);
                    RabbitRetry.Hasten(rabbitMq);
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
            x, started, (CancellationToken token) => rabbit ? RabbitTopology.DeclareAsync(bus, RoutingConsumerDefinition.Queue, token) : Task.CompletedTask));
    }

    private static void Configure(IReceiveEndpointConfigurator endpoint, BusOptions bus, IServiceProvider services)
    {
        endpoint.RequeueOnTrouble(Trouble.IsTrouble, services.GetRequiredService<ILogger<RequeueFilter>>());
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbitMq)
        {
            RabbitTopology.Queue(rabbitMq, bus);
        }
    }
}
