using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>A master dies whose newest writes its replica never got.</summary>
public sealed class RedisClusterFailoverTests
{
    private const string Slot = "main:0";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_take_over_after_a_failover_fences_the_former_holder_in_every_shard()
    {
        await using RedisCluster cluster = await RedisCluster.StartAsync();
        await using RedisTestStore one = new(cluster.Connection);
        await using RedisTestStore other = new(cluster.Connection, one.Options.KeyPrefix);
        await one.Events.CountPendingAsync();
        await other.Events.CountPendingAsync();
        (RedisProcess master, RedisProcess replica) = cluster.Of("{0}");
        await CutAsync(replica);

        Lease lost = Assert.IsType<Lease>(await one.Leases.TryAcquireAsync(Slot, "a", Minute));
        Assert.All(await AppendEverywhereAsync(one, lost), static outcome => Assert.Equal(AppendOutcome.Written, outcome));
        master.Kill();
        Assert.Equal("OK", await replica.AskAsync("CLUSTER", "FAILOVER", "TAKEOVER"));
        Lease? taken = null;
        await Eventually.TrueAsync(async () => (taken = await TryAsync(() => other.Leases.TryAcquireAsync(Slot, "b", Minute))) is not null, () => "the lease that was lost is taken");

        Assert.True(taken!.Epoch > lost.Epoch, $"epochs {lost.Epoch}, {taken.Epoch}");
        Assert.All(await AppendEverywhereAsync(one, lost), static outcome => Assert.Equal(AppendOutcome.Fenced, outcome));
        Assert.All(await AppendEverywhereAsync(other, taken), static outcome => Assert.Equal(AppendOutcome.Written, outcome));
        Assert.False(await one.Leases.RenewAsync(lost, "a", Minute));
    }

    /// <summary>Lets the replica fall behind for good: it can no longer sign in.</summary>
    private static async Task CutAsync(RedisProcess replica)
    {
        Assert.Equal("OK", await replica.AskAsync("CONFIG", "SET", "masteruser", "nobody", "masterauth", "wrong"));
        await replica.AskAsync("CLIENT", "KILL", "TYPE", "master");
        await Eventually.TrueAsync(async () => (await replica.AskAsync("INFO", "replication")).Contains("master_link_status:down", StringComparison.Ordinal), () => "cut off");
    }

    private static async Task<AppendOutcome[]> AppendEverywhereAsync(RedisTestStore store, Lease lease)
    {
        Dictionary<int, Guid> ids = [];
        while (ids.Count < 64)
        {
            Guid id = Guid.NewGuid();
            ids[await store.Outbox.ShardOfAsync(id)] = id;
        }

        return await Task.WhenAll(ids.Values.Select(async id =>
        {
            EventWrite write = new() { Id = id, ExpectedVersion = 0, Records = [id.ToByteArray()], Fence = new Fence(lease.Name, lease.Epoch) };
            AppendOutcome? outcome = null;
            await Eventually.TrueAsync(async () => (outcome = await TryAsync(async () => (AppendOutcome?)await store.Events.AppendAsync(write))) is not null, () => "answered");
            return outcome!.Value;
        }));
    }

    private static async Task<T?> TryAsync<T>(Func<ValueTask<T?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return default;
        }
    }
}
