using MassTransit;
using SmppSaga.Gateway.Tests.Store.Contract.Counters;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class SagaRepositoryContract : StoreContract
{
    private readonly Guid _id = NewId.NextGuid();

    [Fact]
    public async Task Creates_a_saga_and_folds_it_again_for_each_message()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        await counters.SendAsync(new Add(_id, 2));
        await counters.SendAsync(new Add(_id, 3));

        Assert.Equal(_id, await counters.Sagas.Exists(_id, static machine => machine.Counting));
        Counter saga = await counters.LoadAsync(_id);
        Assert.Equal((5, 2, "Counting"), (saga.Total, saga.Version, saga.CurrentState));
    }

    [Fact]
    public async Task Stores_rows_and_deadline_with_the_records()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        await counters.SendAsync(new Add(_id, 2));
        Assert.Equal([_id], await Store.Events.DueAsync(Noon, 10));

        await counters.SendAsync(new Close(_id));

        Assert.Equal(0, await Store.Events.CountPendingAsync());
        Assert.Equal([2, 0], (await Store.Outbox.PeekAsync(10)).Select(static row => (int)row.Span[0]));
    }

    [Fact]
    public async Task Asks_the_store_twice_per_message_and_once_when_there_is_nothing_to_write()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        await counters.SendAsync(new Add(_id));
        await counters.SendAsync(new Add(_id));
        Assert.Equal((2, 2), counters.Store.Calls);

        await counters.SendAsync(new Peek(_id));
        Assert.Equal((3, 2), counters.Store.Calls);
    }

    [Fact]
    public async Task Loses_none_of_three_concurrent_messages_per_saga()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store, retries: 50);
        Guid[] ids = [.. Enumerable.Range(0, 100).Select(static _ => NewId.NextGuid())];

        await Task.WhenAll(ids.SelectMany(id => Enumerable.Range(0, 3).Select(_ => counters.SendAsync(new Add(id)))));

        foreach (Guid id in ids)
        {
            Counter saga = await counters.LoadAsync(id);
            Assert.Equal((3, 3), (saga.Total, saga.Version));
        }

        Assert.Equal(300, await Store.Outbox.CountAsync());
    }

    [Fact]
    public async Task Never_overwrites_a_saga_that_somebody_else_created_meanwhile()
    {
        await using CounterHarness other = await CounterHarness.StartAsync(Store);
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        counters.Store.BeforeNextAppend(() => other.SendAsync(new Add(_id, 7)));

        Exception? error = await counters.SendAndFailAsync(new Add(_id));

        Assert.IsType<ConcurrencyException>(error);
        Counter saga = await counters.LoadAsync(_id);
        Assert.Equal((7, 1), (saga.Total, saga.Version));
    }

    [Fact]
    public async Task Succeeds_on_a_retry_after_a_lost_race()
    {
        await using CounterHarness other = await CounterHarness.StartAsync(Store);
        await using CounterHarness counters = await CounterHarness.StartAsync(Store, retries: 1);
        counters.Store.BeforeNextAppend(() => other.SendAsync(new Add(_id, 7)));

        await counters.SendAsync(new Add(_id));

        Assert.Equal(8, (await counters.LoadAsync(_id)).Total);
    }

    [Fact]
    public async Task Stores_nothing_of_an_instance_on_which_something_threw()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        Assert.IsType<InvalidOperationException>((await counters.SendAndFailAsync(new Add(_id, -1)))!.GetBaseException());
        Assert.Empty(await Store.Events.ReadAsync(_id));

        await counters.SendAsync(new Add(_id, 4));
        Assert.IsType<InvalidOperationException>((await counters.SendAndFailAsync(new Add(_id, -1)))!.GetBaseException());

        Counter saga = await counters.LoadAsync(_id);
        Assert.Equal((4, 1), (saga.Total, saga.Version));
    }

    [Fact]
    public async Task Refuses_a_move_to_another_state_that_no_record_tells_of()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        await counters.SendAsync(new Add(_id));

        Exception? error = await counters.SendAndFailAsync(new Move(_id));

        Assert.Contains("without a record", error!.GetBaseException().Message, StringComparison.Ordinal);
        Assert.Equal("Counting", (await counters.LoadAsync(_id)).CurrentState);
    }

    [Fact]
    public async Task Keeps_the_history_of_a_saga_that_one_message_created_and_completed()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        await counters.SendAsync(new Close(_id, 9));

        Counter saga = await counters.LoadAsync(_id);
        Assert.Equal((9, 1, "Final"), (saga.Total, saga.Version, saga.CurrentState));
    }

    [Fact]
    public async Task Leaves_a_saga_alone_whose_records_it_cannot_read()
    {
        byte[] newer = RecordEnvelope.Wrap(0, 1, [1]);
        newer[0] = RecordEnvelope.Schema + 1;
        await Store.Events.AppendAsync(new EventWrite { Id = _id, ExpectedVersion = 0, Records = [newer] });
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);

        Assert.IsType<UnknownRecordException>(await counters.SendAndFailAsync(new Add(_id)));
        Assert.Single(await Store.Events.ReadAsync(_id));
    }

    [Fact]
    public async Task Finds_by_id_and_says_what_it_cannot_find_by()
    {
        await using CounterHarness counters = await CounterHarness.StartAsync(Store);
        await counters.SendAsync(new Add(_id, 5));

        Assert.Equal([_id], await counters.FindAsync(x => x.CorrelationId == _id && x.Total == 5));
        Assert.Equal([_id], await counters.FindAsync(x => x.Total > 4 && _id == x.CorrelationId));
        Assert.Empty(await counters.FindAsync(x => x.CorrelationId == _id && x.Total == 6));
        Assert.Empty(await counters.FindAsync(static x => x.CorrelationId == Guid.Empty));
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() => counters.FindAsync(static x => x.Total == 5));
        Assert.Contains("CorrelationId == …", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(() => counters.FindAsync(x => x.CorrelationId == _id || x.Total == 5));
    }
}
