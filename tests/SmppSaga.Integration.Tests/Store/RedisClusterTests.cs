using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Integration.Tests.Servers;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>One node that owns all slots of a cluster: it refuses every script whose keys are not in one slot.</summary>
public sealed class ClusterServer : IAsyncLifetime
{
    private RedisProcess _server = null!;

    public string Connection => _server.Connection;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisProcess.StartAsync("--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1");
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(Connection + ",allowAdmin=true");
        await client.GetServers()[0].ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        while (!((string)(await client.GetServers()[0].ExecuteAsync("CLUSTER", "INFO"))!).Contains("cluster_state:ok", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
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
