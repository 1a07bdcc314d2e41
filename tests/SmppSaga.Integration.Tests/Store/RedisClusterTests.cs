using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>The one cluster of a test run.</summary>
public sealed class ClusterServer : IAsyncLifetime
{
    public RedisCluster Cluster { get; private set; } = null!;

    public string Connection => Cluster.Connection;

    public async ValueTask InitializeAsync() => Cluster = await RedisCluster.StartAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OnCluster : ICollectionFixture<ClusterServer>
{
    public const string Name = "Redis Cluster";
}

[Collection(OnCluster.Name)]
public sealed class ClusterEventStoreTests(ClusterServer server) : EventStoreContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnCluster.Name)]
public sealed class ClusterDeadlineTests(ClusterServer server) : DeadlineContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnCluster.Name)]
public sealed class ClusterOutboxTests(ClusterServer server) : OutboxContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnCluster.Name)]
public sealed class ClusterLeaseTests(ClusterServer server) : LeaseContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnCluster.Name)]
public sealed class ClusterCorrelationIndexTests(ClusterServer server) : CorrelationIndexContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnCluster.Name)]
public sealed class ClusterSagaRepositoryTests(ClusterServer server) : SagaRepositoryContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}
