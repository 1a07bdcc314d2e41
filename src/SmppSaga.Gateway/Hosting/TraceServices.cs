using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmppSaga.Gateway.Binds.Control;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Hosting;

/// <summary>The store alone, without bus and binds: for looking at messages from outside the gateway's process.</summary>
internal static class TraceServices
{
    public static ServiceProvider Build(GatewayOptions options)
    {
        ServiceCollection services = new();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddGatewayStore(options);
        services.AddSingleton<MessageFinder>();
        services.AddSingleton<ConnectorControl>();
        services.AddSingleton<ReceiptIndexCheck>();
        services.AddSingleton<StoreInspector>();
        services.AddSingleton<MessageReplay>();
        return services.BuildServiceProvider();
    }
}
