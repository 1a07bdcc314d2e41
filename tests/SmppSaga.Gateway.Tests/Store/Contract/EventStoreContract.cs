using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class EventStoreContract : StoreContract
{
    private readonly Guid _id = Guid.NewGuid();

    [Fact]
    public async Task Reads_what_was_appended_in_order()
    {
        await AppendAsync(0, "a", "b");
        await AppendAsync(2, "c");

        Assert.Equal(["a", "b", "c"], Texts(await Store.Events.ReadAsync(_id)));
    }

    [Fact]
    public async Task Reads_nothing_of_a_saga_that_does_not_exist() => Assert.Empty(await Store.Events.ReadAsync(Guid.NewGuid()));

    [Fact]
    public async Task Keeps_every_octet_of_records_and_rows()
    {
        byte[] octets = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];
        await Store.Events.AppendAsync(new EventWrite { Id = _id, ExpectedVersion = 0, Records = [octets, ReadOnlyMemory<byte>.Empty], Outbox = [octets] });

        IReadOnlyList<ReadOnlyMemory<byte>> records = await Store.Events.ReadAsync(_id);
        Assert.Equal(octets, records[0].ToArray());
        Assert.Equal(0, records[1].Length);
        Assert.Equal(octets, Assert.Single(await Store.Outbox.PeekAsync(10)).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task Replaces_the_first_record_in_the_write_that_says_so_and_counts_on(int keepSeconds)
    {
        await AppendAsync(0, "secret", "b");
        EventWrite write = new()
        {
            Id = _id, ExpectedVersion = 2, Records = [Octets("c")], Outbox = [Octets("row")], ReplaceFirst = new FirstRecord(Octets("open"), TimeSpan.FromSeconds(keepSeconds)),
        };

        Assert.Equal(AppendOutcome.Conflict, await Store.Events.AppendAsync(write with { ExpectedVersion = 1 }));
        Assert.Equal(["secret", "b"], Texts(await Store.Events.ReadAsync(_id)));
        Assert.Equal(AppendOutcome.Written, await Store.Events.AppendAsync(write));
        Assert.Equal(AppendOutcome.Written, await Store.Events.AppendAsync(write));
        await AppendAsync(3, "d");

        Assert.Equal(["open", "b", "c", "d"], Texts(await Store.Events.ReadAsync(_id)));
        Assert.Equal(["row"], Texts(await Store.Outbox.PeekAsync(10)));
    }

    [Fact]
    public async Task Takes_a_write_of_thousands_of_records()
    {
        string[] records = [.. Enumerable.Range(0, 5_000).Select(static i => $"{i}")];

        Assert.Equal(AppendOutcome.Written, await AppendAsync(0, records));
        Assert.Equal(AppendOutcome.Written, await AppendAsync(0, records));

        Assert.Equal(records, Texts(await Store.Events.ReadAsync(_id)));
    }

    [Fact]
    public async Task Lets_exactly_one_of_three_creators_win()
    {
        for (int i = 0; i < 500; i++)
        {
            Guid id = Guid.NewGuid();
            AppendOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(creator =>
                Task.Run(() => Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = 0, Records = [Octets($"created by {creator}")] }).AsTask())));

            int winner = Assert.Single(Enumerable.Range(0, 3), creator => outcomes[creator] == AppendOutcome.Written);
            Assert.Equal(2, outcomes.Count(static outcome => outcome == AppendOutcome.Conflict));
            Assert.Equal([$"created by {winner}"], Texts(await Store.Events.ReadAsync(id)));
        }
    }

    [Fact]
    public async Task Refuses_a_writer_that_has_not_seen_the_last_record_and_changes_nothing()
    {
        await AppendAsync(0, "a");
        await AppendAsync(1, "b");

        AppendOutcome outcome = await Store.Events.AppendAsync(
            new EventWrite { Id = _id, ExpectedVersion = 1, Records = [Octets("c")], Outbox = [Octets("row")], Deadline = Noon });

        Assert.Equal(AppendOutcome.Conflict, outcome);
        Assert.Equal(["a", "b"], Texts(await Store.Events.ReadAsync(_id)));
        Assert.Equal(0, await Store.Outbox.CountAsync());
        Assert.Equal(0, await Store.Events.CountPendingAsync());
    }

    [Fact]
    public async Task Refuses_a_writer_that_expects_more_than_there_is()
    {
        await AppendAsync(0, "a");

        Assert.Equal(AppendOutcome.Conflict, await AppendAsync(2, "c"));
    }

    [Fact]
    public async Task Recognises_a_repeated_write_and_does_not_write_it_twice()
    {
        EventWrite write = new() { Id = _id, ExpectedVersion = 0, Records = [Octets("a"), Octets("b")], Outbox = [Octets("row")], Deadline = Noon };

        Assert.Equal(AppendOutcome.Written, await Store.Events.AppendAsync(write));
        Assert.Equal(AppendOutcome.Written, await Store.Events.AppendAsync(write));

        Assert.Equal(["a", "b"], Texts(await Store.Events.ReadAsync(_id)));
        Assert.Equal(1, await Store.Outbox.CountAsync());
    }

    [Fact]
    public async Task Recognises_a_repeated_write_after_another_one_and_leaves_that_ones_deadline()
    {
        EventWrite write = new() { Id = _id, ExpectedVersion = 0, Records = [Octets("a")], Deadline = Noon };
        await Store.Events.AppendAsync(write);
        await AppendAsync(1, "b");

        Assert.Equal(AppendOutcome.Written, await Store.Events.AppendAsync(write));
        Assert.Equal(["a", "b"], Texts(await Store.Events.ReadAsync(_id)));
        Assert.Equal(0, await Store.Events.CountPendingAsync());
    }

    [Fact]
    public async Task Does_not_take_another_writers_record_for_a_repeat()
    {
        await AppendAsync(0, "a", "b");

        Assert.Equal(AppendOutcome.Conflict, await AppendAsync(0, "a", "c"));
        Assert.Equal(AppendOutcome.Conflict, await AppendAsync(1, "b", "c"));
    }

    [Fact]
    public async Task Writes_rows_and_deadline_without_records_under_the_same_check()
    {
        await AppendAsync(0, "a");

        Assert.Equal(AppendOutcome.Written, await Store.Events.AppendAsync(new EventWrite { Id = _id, ExpectedVersion = 1, Outbox = [Octets("row")], Deadline = Noon }));
        Assert.Equal(AppendOutcome.Conflict, await Store.Events.AppendAsync(new EventWrite { Id = _id, ExpectedVersion = 0, Outbox = [Octets("other")] }));

        Assert.Equal(["a"], Texts(await Store.Events.ReadAsync(_id)));
        Assert.Equal(["row"], Texts(await Store.Outbox.PeekAsync(10)));
        Assert.Equal([_id], await Store.Events.DueAsync(Noon, 10));
    }

    [Fact]
    public async Task Keeps_records_for_ever_until_a_write_lets_them_expire()
    {
        await AppendAsync(0, "a");
        await Store.Events.AppendAsync(new EventWrite { Id = _id, ExpectedVersion = 1, Records = [Octets("end")], ExpireAfter = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(2, (await Store.Events.ReadAsync(_id)).Count);

        await Store.PassAsync(TimeSpan.FromMilliseconds(250));

        Assert.Empty(await Store.Events.ReadAsync(_id));
    }

    [Fact]
    public async Task Keeps_records_again_when_a_later_write_says_so()
    {
        await Store.Events.AppendAsync(new EventWrite { Id = _id, ExpectedVersion = 0, Records = [Octets("a")], ExpireAfter = TimeSpan.FromMilliseconds(200) });
        await AppendAsync(1, "b");

        await Store.PassAsync(TimeSpan.FromMilliseconds(250));

        Assert.Equal(["a", "b"], Texts(await Store.Events.ReadAsync(_id)));
    }

    [Fact]
    public async Task Refuses_an_expiry_that_would_delete_at_once()
    {
        EventWrite write = new() { Id = _id, ExpectedVersion = 0, Records = [Octets("a")], ExpireAfter = TimeSpan.Zero };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Events.AppendAsync(write).AsTask());
        Assert.Empty(await Store.Events.ReadAsync(_id));
    }

    private ValueTask<AppendOutcome> AppendAsync(int expected, params string[] records) =>
        Store.Events.AppendAsync(new EventWrite { Id = _id, ExpectedVersion = expected, Records = [.. records.Select(Octets)] });
}
