using System.Globalization;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class OutboxContract : StoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Guid _id = Guid.NewGuid();
    private int _version;

    [Fact]
    public async Task Keeps_the_order_of_writes_and_of_rows_within_a_write()
    {
        await PutAsync("1", "2");
        await PutAsync("3");

        Assert.Equal(["1", "2"], Texts(await Store.Outbox.PeekAsync(2)));
        Assert.Equal(["1", "2", "3"], Texts(await Store.Outbox.PeekAsync(10)));
        Assert.Equal(3, await Store.Outbox.CountAsync());
    }

    [Fact]
    public async Task Removes_from_the_head_for_the_holder_of_the_lease()
    {
        await PutAsync("1", "2", "3");
        Lease lease = await TakeAsync("a", Minute);

        Assert.True(await Store.Outbox.TrimAsync(await ShardAsync(), lease, "a", Octets("1"), 2));

        Assert.Equal(["3"], Texts(await Store.Outbox.PeekAsync(10)));
    }

    [Fact]
    public async Task Removes_nothing_when_the_head_is_another()
    {
        await PutAsync("1", "2");
        Lease lease = await TakeAsync("a", Minute);

        Assert.False(await Store.Outbox.TrimAsync(await ShardAsync(), lease, "a", Octets("2"), 1));
        Assert.True(await Store.Outbox.TrimAsync(await ShardAsync(), lease, "a", Octets("1"), 1));
        Assert.False(await Store.Outbox.TrimAsync(await ShardAsync(), lease, "a", Octets("1"), 1));

        Assert.Equal(["2"], Texts(await Store.Outbox.PeekAsync(10)));
    }

    [Fact]
    public async Task Removes_nothing_from_an_empty_outbox()
    {
        Lease lease = await TakeAsync("a", Minute);

        Assert.False(await Store.Outbox.TrimAsync(await ShardAsync(), lease, "a", Octets("1"), 1));
    }

    [Fact]
    public async Task Removes_nothing_for_one_whose_lease_lapsed_or_was_taken_over()
    {
        await PutAsync("1", "2");
        Lease old = await TakeAsync("a", TimeSpan.FromMilliseconds(100));
        await Store.PassAsync(TimeSpan.FromMilliseconds(150));

        Assert.False(await Store.Outbox.TrimAsync(await ShardAsync(), old, "a", Octets("1"), 1));
        Lease taken = await TakeAsync("b", Minute);
        Assert.False(await Store.Outbox.TrimAsync(await ShardAsync(), old, "a", Octets("1"), 1));
        Assert.False(await Store.Outbox.TrimAsync(await ShardAsync(), taken, "a", Octets("1"), 1));
        Assert.True(await Store.Outbox.TrimAsync(await ShardAsync(), taken, "b", Octets("1"), 1));
    }

    [Fact]
    public async Task Loses_and_doubles_no_row_while_writers_write_and_the_relays_trim()
    {
        const int Rows = 1_000;
        Task writers = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int i = writer; i < Rows; i += 4)
            {
                await PutAsync(Guid.NewGuid(), 0, i.ToString(CultureInfo.InvariantCulture));
            }
        })));

        int shards = await Store.Outbox.ShardsAsync();
        List<string>[] relayed = await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => Task.Run(() => RelayAsync(shard, writers))));

        await writers;
        Assert.Equal(0, await Store.Outbox.CountAsync());
        Assert.Equal(Enumerable.Range(0, Rows), relayed.SelectMany(static rows => rows).Select(static row => int.Parse(row, CultureInfo.InvariantCulture)).Order());
    }

    private async Task<List<string>> RelayAsync(int shard, Task writers)
    {
        List<string> relayed = [];
        Lease lease = Assert.IsType<Lease>(await Store.Leases.TryAcquireAsync(Lease.OutboxRelay(shard), "a", Minute));
        while (true)
        {
            bool last = writers.IsCompleted;
            IReadOnlyList<ReadOnlyMemory<byte>> rows = await Store.Outbox.PeekAsync(shard, 64);
            if (rows.Count > 0)
            {
                Assert.True(await Store.Outbox.TrimAsync(shard, lease, "a", rows[0], rows.Count));
                relayed.AddRange(Texts(rows));
            }
            else if (last)
            {
                return relayed;
            }
        }
    }

    /// <summary>Rows of one saga, which keep their order in every kind of store.</summary>
    private Task PutAsync(params string[] rows) => PutAsync(_id, _version++, rows);

    private async Task PutAsync(Guid id, int expected, params string[] rows) => Assert.Equal(
        AppendOutcome.Written,
        await Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = expected, Records = [Octets($"{expected}")], Outbox = [.. rows.Select(Octets)] }));

    private ValueTask<int> ShardAsync() => Store.Outbox.ShardOfAsync(_id);

    private async Task<Lease> TakeAsync(string owner, TimeSpan timeToLive) =>
        Assert.IsType<Lease>(await Store.Leases.TryAcquireAsync(Lease.OutboxRelay(await ShardAsync()), owner, timeToLive));
}
