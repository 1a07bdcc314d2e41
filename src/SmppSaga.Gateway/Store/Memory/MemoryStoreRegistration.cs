using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

internal static class MemoryStoreRegistration
{
    /// <summary>Adds the embedded store, whose contents end with the process; calling it twice is harmless.</summary>
    public static IServiceCollection AddMemoryStore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MemoryStore>();
        services.TryAddSingleton<IEventStore, MemoryEventStore>();
        services.TryAddSingleton<IOutbox, MemoryOutbox>();
        services.TryAddSingleton<ILeases, MemoryLeases>();
        services.TryAddSingleton<ICorrelationIndex, MemoryCorrelationIndex>();
        services.TryAddSingleton<IPresence, MemoryPresence>();
        return services;
    }
}
