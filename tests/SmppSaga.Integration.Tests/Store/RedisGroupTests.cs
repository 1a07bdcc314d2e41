using System.Globalization;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>Writes that wait at the same time share a script call; nobody may notice but by the speed.</summary>
public sealed class RedisGroupTests
{
    [Fact]
    public async Task Sends_what_waits_in_few_calls_and_gives_each_writer_its_own_answer()
    {
        await using RedisProcess server = await RedisProcess.StartAsync();
        await using RedisTestStore store = new(server.Connection);
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(server.Connection + ",allowAdmin=true");
        Guid contested = Guid.NewGuid();
        await store.Events.AppendAsync(Create(Guid.NewGuid(), 0));
        await client.GetServers()[0].ExecuteAsync("CONFIG", "RESETSTAT");

        await client.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "300", "WRITE");
        AppendOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i =>
            store.Events.AppendAsync(Create(i % 10 == 0 ? contested : Guid.NewGuid(), i)).AsTask()));

        Assert.Equal(901, outcomes.Count(static outcome => outcome == AppendOutcome.Written));
        Assert.Equal(99, outcomes.Count(static outcome => outcome == AppendOutcome.Conflict));
        Assert.InRange(await CallsAsync(client, "evalsha"), 4, 10);
    }

    [Fact]
    public async Task Fails_only_the_entry_that_cannot_be_written()
    {
        await using RedisTestStore store = new();
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(store.Options.Connection);
        Guid taken = Guid.NewGuid();
        await client.GetDatabase().StringSetAsync($"{store.Options.KeyPrefix}:m:{{0}}:{taken}", "not a list");
        Guid[] ids = [.. Enumerable.Range(0, 200).Select(_ => Guid.NewGuid())];

        Task<AppendOutcome>[] writes = [.. ids[..100].Append(taken).Concat(ids[100..]).Select((id, i) => store.Events.AppendAsync(Create(id, i)).AsTask())];
        Task<AppendOutcome> refused = store.Events.AppendAsync(Create(Guid.NewGuid(), 0) with { ExpireAfter = TimeSpan.Zero }).AsTask();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => refused);
        await Assert.ThrowsAsync<InvalidOperationException>(() => writes[100]);
        Assert.All(await Task.WhenAll(writes.Where((_, i) => i != 100)), static outcome => Assert.Equal(AppendOutcome.Written, outcome));
        Assert.Equal(200, await store.Outbox.CountAsync());
    }

    [Fact]
    public async Task Sends_what_is_waiting_before_it_ends_and_refuses_what_comes_later()
    {
        await using RedisTestStore other = new();
        await using RedisStoreConnection connection = new(other.Options);
        RedisEventStore store = new(connection);
        Task<AppendOutcome>[] writes = [.. Enumerable.Range(0, 1_000).Select(i => store.AppendAsync(Create(Guid.NewGuid(), i)).AsTask())];

        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(writes), static outcome => Assert.Equal(AppendOutcome.Written, outcome));
        Assert.Equal(1_000, await other.Outbox.CountAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.AppendAsync(Create(Guid.NewGuid(), 0)).AsTask());
    }

    [Fact]
    public async Task Lets_a_caller_go_that_gives_up_and_writes_all_the_same()
    {
        await using RedisProcess server = await RedisProcess.StartAsync();
        await using RedisTestStore store = new(server.Connection);
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(server.Connection + ",allowAdmin=true");
        await store.Events.CountPendingAsync();
        using CancellationTokenSource patience = new();
        EventWrite write = Create(Guid.NewGuid(), 0);

        await client.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "300", "WRITE");
        Task<AppendOutcome> append = store.Events.AppendAsync(write, patience.Token).AsTask();
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        Assert.Equal(AppendOutcome.Written, await store.Events.AppendAsync(write));
        Assert.Single(await store.Events.ReadAsync(write.Id));
    }

    private static EventWrite Create(Guid id, int i)
    {
        byte[] octets = BitConverter.GetBytes(i);
        return new EventWrite { Id = id, ExpectedVersion = 0, Records = [octets], Outbox = [octets] };
    }

    private static async Task<int> CallsAsync(ConnectionMultiplexer client, string command)
    {
        string statistics = (string)(await client.GetServers()[0].ExecuteAsync("INFO", "commandstats"))!;
        string line = statistics.Split('\n').Single(x => x.StartsWith($"cmdstat_{command}:", StringComparison.Ordinal));
        return int.Parse(line.Split("calls=")[1].Split(',')[0], CultureInfo.InvariantCulture);
    }
}
