using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>The store in a real Redis, under a key prefix of its own.</summary>
public sealed class RedisTestStore : TestStore
{
    private readonly ServiceProvider _services;

    public RedisTestStore(string? connection = null, string? keyPrefix = null, int waitReplicas = 0)
    {
        Options = new RedisStoreOptions { Connection = connection ?? RealServers.RedisConnection, KeyPrefix = keyPrefix ?? RealServers.NewKeyPrefix(), WaitReplicas = waitReplicas, ReplicaTimeout = TimeSpan.FromMilliseconds(200) };
        _services = new ServiceCollection().AddRedisStore(Options).AddRedisStore(Options).BuildServiceProvider();
    }

    public RedisStoreOptions Options { get; }

    public RedisStoreConnection Connection => _services.GetRequiredService<RedisStoreConnection>();

    public RedisStoreGuard Guard => _services.GetRequiredService<RedisStoreGuard>();

    public RedisStoreInspection Inspection => _services.GetRequiredService<RedisStoreInspection>();

    public override IEventStore Events => _services.GetRequiredService<IEventStore>();

    public override IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public override ILeases Leases => _services.GetRequiredService<ILeases>();

    public override ICorrelationIndex Index => _services.GetRequiredService<ICorrelationIndex>();

    public override IPresence Presence => _services.GetRequiredService<IPresence>();

    /// <summary>The server's clock cannot be faked.</summary>
    public override Task PassAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System);

    public override ValueTask DisposeAsync() => _services.DisposeAsync();
}
