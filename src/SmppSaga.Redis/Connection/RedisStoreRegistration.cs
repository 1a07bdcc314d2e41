using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis;

/// <summary>Puts the store into a service collection.</summary>
public static class RedisStoreRegistration
{
    /// <summary>Adds the ports over one shared connection, begun when the first of them is asked for; calling it twice is harmless, the first call's options hold.</summary>
    public static IServiceCollection AddRedisStore(this IServiceCollection services, RedisStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(_ => new RedisStoreConnection(options));
        services.TryAddSingleton<IEventStore, RedisEventStore>();
        services.TryAddSingleton<IOutbox, RedisOutbox>();
        services.TryAddSingleton<ILeases, RedisLeases>();
        services.TryAddSingleton<ICorrelationIndex, RedisCorrelationIndex>();
        services.TryAddSingleton<IPresence, RedisPresence>();
        services.TryAddSingleton<RedisStoreGuard>();
        services.TryAddSingleton<RedisStoreInspection>();
        return services;
    }
}
