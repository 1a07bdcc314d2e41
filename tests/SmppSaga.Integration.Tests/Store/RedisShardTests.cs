using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>One store, however many shards it has.</summary>
[Collection(OnCluster.Name)]
public sealed class RedisShardTests(ClusterServer server)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Has_64_shards_on_every_master_of_a_cluster_and_one_on_a_standalone_server()
    {
        await using RedisTestStore cluster = new(server.Connection);
        await using RedisTestStore standalone = new();

        Assert.Equal((64, 1), (await cluster.Outbox.ShardsAsync(), await standalone.Outbox.ShardsAsync()));
        Assert.All(Enumerable.Range(0, 64).GroupBy(shard => server.Cluster.Of($"{{{shard}}}").Master), static shards => Assert.InRange(shards.Count(), 10, 32));
    }

    [Fact]
    public async Task Keeps_the_one_shard_of_a_store_that_was_begun_before_there_were_more()
    {
        string prefix = RealServers.NewKeyPrefix();
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(server.Connection);
        await client.GetDatabase().SortedSetAddAsync($"{prefix}:t:{{0}}", Guid.Empty.ToByteArray(), 1);
        await using RedisTestStore store = new(server.Connection, prefix);
        await using RedisTestStore later = new(server.Connection, prefix);

        Assert.Equal([Guid.Empty], await store.Events.DueAsync(Noon, 10));
        Assert.Equal((1, 1), (await store.Outbox.ShardsAsync(), await later.Outbox.ShardsAsync()));
        Assert.Equal(AppendOutcome.Written, await store.Events.AppendAsync(new() { Id = Guid.NewGuid(), ExpectedVersion = 0, Records = [new byte[] { 1 }], Deadline = Noon }));
        Assert.Equal(2, await later.Events.CountPendingAsync());
    }

    [Fact]
    public async Task Keeps_its_number_of_shards_when_it_moves_to_another_kind_of_server()
    {
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(RealServers.RedisConnection);
        await using RedisTestStore store = new();
        await client.GetDatabase().StringSetAsync($"{store.Options.KeyPrefix}:n:{{0}}", 64);

        Assert.Equal(64, await store.Outbox.ShardsAsync());
        Assert.NotNull(await store.Leases.TryAcquireAsync("main:0", "a", Minute));
    }

    [Fact]
    public async Task Lists_what_is_due_earliest_first_though_one_shard_has_nearly_all_of_it()
    {
        await using RedisTestStore store = new(server.Connection);
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(server.Connection);
        List<Guid> crowd = [];
        while (crowd.Count < 300)
        {
            Guid id = Guid.NewGuid();
            if (await store.Outbox.ShardOfAsync(id) == 7)
            {
                crowd.Add(id);
                await client.GetDatabase().SortedSetAddAsync($"{store.Options.KeyPrefix}:t:{{7}}", id.ToByteArray(bigEndian: true), crowd.Count);
            }
        }

        Guid last = Guid.NewGuid();
        await store.Events.AppendAsync(new() { Id = last, ExpectedVersion = 0, Records = [new byte[] { 1 }], Deadline = DateTimeOffset.FromUnixTimeMilliseconds(250) });

        Assert.Equal([.. crowd[..249], .. crowd[249..251].Append(last).OrderBy(id => id == last ? 250 : crowd.IndexOf(id) + 1).ThenBy(static id => id), .. crowd[251..299]], await store.Events.DueAsync(Noon, 300));
        Assert.Equal(crowd[..200], await store.Events.DueAsync(Noon, 200));
    }

    [Fact]
    public async Task Inspection_sees_every_shard()
    {
        await using RedisTestStore store = new(server.Connection);
        Guid[] ids = [.. Enumerable.Range(0, 300).Select(static _ => Guid.NewGuid())];
        await Task.WhenAll(ids.Select(async id => await store.Events.AppendAsync(new() { Id = id, ExpectedVersion = 0, Records = [id.ToByteArray()], Deadline = Noon })));

        List<Guid> sagas = [];
        await foreach (Guid id in store.Inspection.SagasAsync())
        {
            sagas.Add(id);
        }

        Dictionary<Guid, DateTimeOffset> pending = [];
        await foreach ((Guid id, DateTimeOffset deadline) in store.Inspection.PendingAsync())
        {
            pending[id] = deadline;
        }

        Assert.Equal(ids.Order(), sagas.Distinct().Order());
        Assert.Equal(ids.Order(), pending.Keys.Order());
        Assert.All(pending.Values, static deadline => Assert.Equal(Noon, deadline));
        Assert.Equal(ids.Order(), await store.Inspection.PendingFromAsync(Noon, 1_000));
        Assert.Equal(Noon, await store.Inspection.DeadlineAsync(ids[0]));
    }

    [Fact]
    public async Task Unmatched_payloads_of_all_keys_are_listed()
    {
        await using RedisTestStore store = new(server.Connection);
        string[] keys = [.. Enumerable.Range(0, 100).Select(static i => $"main|{i}")];
        foreach (string key in keys)
        {
            byte[] payload = System.Text.Encoding.ASCII.GetBytes(key);
            await store.Index.ResolveOrParkAsync(key, payload, Noon);
            Assert.True(await store.Index.SettleParkedAsync(key, await store.Index.ReadParkedAsync(key), [payload], [payload], Minute));
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), (await store.Index.UnmatchedAsync(1_000)).Select(static x => System.Text.Encoding.ASCII.GetString(x.Span)).Order(StringComparer.Ordinal));
        Assert.Equal(100, await store.Outbox.CountAsync());
    }

    [Fact]
    public async Task Renewing_a_lease_brings_its_epoch_back_where_it_was_lost()
    {
        await using RedisTestStore store = new(server.Connection);
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(server.Connection);
        Lease old = Assert.IsType<Lease>(await store.Leases.TryAcquireAsync("main:0", "a", Minute));
        Lease taken = Assert.IsType<Lease>(await store.Leases.TryAcquireAsync("main:0", "a", Minute));
        await client.GetDatabase().HashSetAsync($"{store.Options.KeyPrefix}:e:{{5}}", "main:0", old.Epoch);

        Assert.True(await store.Leases.RenewAsync(taken, "a", Minute));
        Assert.Equal(taken.Epoch, (long)await client.GetDatabase().HashGetAsync($"{store.Options.KeyPrefix}:e:{{5}}", "main:0"));

        await client.GetDatabase().HashSetAsync($"{store.Options.KeyPrefix}:e:{{5}}", "main:0", taken.Epoch + 1);
        Assert.False(await store.Leases.RenewAsync(taken, "a", Minute));
        Assert.True((await store.Leases.TryAcquireAsync("main:0", "a", Minute))!.Epoch > taken.Epoch + 1);
    }
}
