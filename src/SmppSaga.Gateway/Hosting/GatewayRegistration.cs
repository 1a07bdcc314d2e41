using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Binds.Control;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Routing;
using SmppSaga.Gateway.Store;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Hosting;

internal static class GatewayRegistration
{
    /// <summary>Adds every room of the gateway. Hosted services stop in the opposite order: binds first, then the sweeper and the relay, the bus last.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<LiveOptions>();
        services.AddSingleton(PodName.Create());
        services.AddOptions<HostOptions>().Configure(x => x.ShutdownTimeout = options.Timers.DrainTimeout + TimeSpan.FromSeconds(5));
        services.AddGatewayStore(options);
        services.AddMessages(options);
        services.AddGatewayBus(options);
        services.AddSingleton<OutboxPublisher>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<Sweeper>();
        services.AddHostedService<ParkedSweeper>();
        services.AddHostedService<StoreWatch>();
        services.AddSingleton<Api.BusFaults>();
        services.AddReceiveEndpointObserver(static x => x.GetRequiredService<Api.BusFaults>());
        services.AddSingleton<Api.Readiness>();
        services.AddBinds(options);
        services.AddHostedService(x => ActivatorUtilities.CreateInstance<Api.ReadinessLog>(
            x, new Func<CancellationToken, Task<Api.ReadinessReport>>(x.GetRequiredService<Api.Readiness>().CheckAsync), GatewaySummary.Lines(options)));
        return services;
    }

    /// <summary>Takes changes of the file while the gateway runs; without a file there is nothing to watch.</summary>
    public static void WatchGatewayFile(this IServiceCollection services, string? path)
    {
        if (path is not null)
        {
            services.AddHostedService(x => ActivatorUtilities.CreateInstance<GatewayFileWatcher>(x, path));
        }
    }

    private static void AddMessages(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(new EventProjection(options.Bus.Publish, options.Store.Retention, options.Store.TextRetention));
        services.TryAddSingleton<MessageStateMachine>();
        services.AddSingleton<DirectRaise>();
        services.AddSingleton<ReceiptRaise>();
        services.AddSingleton<SubmitGate>();
        services.AddSingleton<LiveRouter>();
        services.AddSingleton<DoubtEcho>();
        services.AddSingleton<SmsAcceptance>();
    }

    private static void AddBinds(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(x => new StoreRetry(Trouble.IsTrouble, x.GetRequiredService<TimeProvider>(), x.GetRequiredService<ILogger<StoreRetry>>(), NoMoreTime(x, options)));
        services.AddSingleton<AnswerRecorder>();
        services.AddSingleton<ReceiptIntake>();
        services.AddSingleton<SubmitEngine>();
        services.AddSingleton<ConnectorControl>();
        services.AddSingleton<IConnectorControl>(static x => x.GetRequiredService<ConnectorControl>());
        services.AddSingleton<BindNews>();
        services.AddHostedService(x => x.GetRequiredService<BindNews>());
        services.AddSingleton<BindStatusBoard>();
        services.AddSingleton<IBindStatus>(x => x.GetRequiredService<BindStatusBoard>());
        services.AddSingleton<FleetPresence>();
        services.AddSingleton<IFleetStatus>(x => x.GetRequiredService<FleetPresence>());
        services.AddHostedService(x => x.GetRequiredService<FleetPresence>());
        services.AddSingleton<ConnectorFleet.Factory>(x => (name, connector, endpoint) => Unit(x, name, connector, endpoint));
        services.AddHostedService<ConnectorFleet>();
    }

    /// <summary>Half of the drain time is left for the store; the rest is for everything else to stop.</summary>
    private static CancellationToken NoMoreTime(IServiceProvider services, GatewayOptions options)
    {
        CancellationTokenSource over = new();
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => over.CancelAfter(options.Timers.DrainTimeout / 2));
        return over.Token;
    }

    private static ConnectorUnit Unit(IServiceProvider services, string name, ConnectorOptions connector, SubmitEndpoint? endpoint)
    {
        endpoint ??= new SubmitEndpoint(
            name, connector, services.GetRequiredService<IReceiveEndpointConnector>(), services.GetRequiredService<SubmitEngine>(),
            services.GetRequiredService<SubmitEndpointSettings>(), services.GetRequiredService<TimeProvider>());
        endpoint.Follow(connector);
        return new ConnectorUnit(connector, endpoint, ActivatorUtilities.CreateInstance<ConnectorMember>(services, name, connector, endpoint));
    }
}
