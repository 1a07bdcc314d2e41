using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store;

/// <summary>The embedded store under a fake clock.</summary>
public sealed class MemoryTestStore : TestStore
{
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services;

    public MemoryTestStore() => _services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddMemoryStore().AddMemoryStore().BuildServiceProvider();

    public override IEventStore Events => _services.GetRequiredService<IEventStore>();

    public override IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public override ILeases Leases => _services.GetRequiredService<ILeases>();

    public override ICorrelationIndex Index => _services.GetRequiredService<ICorrelationIndex>();

    public override IPresence Presence => _services.GetRequiredService<IPresence>();

    public override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => _services.DisposeAsync();
}
