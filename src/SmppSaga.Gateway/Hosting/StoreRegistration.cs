using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Store;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Hosting;

internal static class StoreRegistration
{
    /// <summary>Adds the configured store behind the ports.</summary>
    public static void AddGatewayStore(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton<OutboxSignal>();
        if (options.Store.Kind == StoreKind.Redis)
        {
            services.AddRedisStore(new RedisStoreOptions { Connection = options.Store.Connection, KeyPrefix = options.Store.KeyPrefix, WaitReplicas = options.Store.WaitReplicas });
            services.AddSingleton<IStoreHealth>(x => new RedisStoreHealth(x.GetRequiredService<RedisStoreConnection>(), x.GetRequiredService<RedisStoreGuard>(), options.Store));
        }
        else
        {
            services.AddMemoryStore();
            services.AddSingleton<IStoreHealth, MemoryStoreHealth>();
        }

        services.Decorate();
    }

    private static void Decorate(this IServiceCollection services)
    {
        ServiceDescriptor inner = services.Last(x => x.ServiceType == typeof(IEventStore));
        services.Remove(inner);
        services.AddSingleton<IEventStore>(x => new SignallingEventStore(
            (IEventStore)ActivatorUtilities.CreateInstance(x, inner.ImplementationType!), x.GetRequiredService<IOutbox>(), x.GetRequiredService<OutboxSignal>()));
    }
}
