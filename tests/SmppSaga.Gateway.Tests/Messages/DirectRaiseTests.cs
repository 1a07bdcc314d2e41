using MassTransit;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Messages;

public class DirectRaiseTests
{
    private static readonly MessageStateMachine _machine = Sample.Machine();
    private readonly ListEventStore _store = new();
    private readonly DirectRaise _raise;

    public DirectRaiseTests() => _raise = new DirectRaise(_machine, _store);

    private static SmsRouted Routed => new(Sample.SmsId, Sample.Accepted(), null);

    [Fact]
    public async Task Creating_takes_one_round_trip_and_no_read()
    {
        RaiseResult result = await _raise.CreateAsync(Routed);

        Assert.Equal((RaiseOutcome.Recorded, 1), (result.Outcome, result.Saga!.Version));
        Assert.Equal((0, 1), (_store.Reads, _store.Writes.Count));
    }

    [Fact]
    public async Task Creating_what_another_pod_created_meanwhile_is_a_repeat()
    {
        Rival(times: 1, () => new DirectRaise(_machine, _store).CreateAsync(Routed).AsTask());

        RaiseResult result = await _raise.CreateAsync(Routed);

        Assert.Equal(RaiseOutcome.Unchanged, result.Outcome);
        Assert.Single(_store.List(Sample.SmsId));
    }

    [Fact]
    public async Task A_conflict_is_raised_again_on_a_fresh_instance()
    {
        await _raise.CreateAsync(Routed);
        Rival(times: 1, () => new DirectRaise(_machine, _store).RaiseAsync([Intent(7)]).AsTask());

        RaiseResult result = await _raise.RaiseAsync([Intent(8)]);

        // The other pod's write came first, so this one may not be made any more.
        Assert.Equal(RaiseOutcome.Unchanged, result.Outcome);
        PartIntended intended = Assert.Single(_store.List(Sample.SmsId).Select(RecordCodec.Decode).OfType<PartIntended>());
        Assert.Equal(7u, intended.SequenceNumber);
    }

    [Fact]
    public async Task Facts_are_asked_for_anew_after_each_conflict()
    {
        await _raise.CreateAsync(Routed);
        List<int> seen = [];
        Rival(times: 1, () => new DirectRaise(_machine, _store).RaiseAsync([Intent(7)]).AsTask());

        await _raise.RaiseAsync(Sample.SmsId, saga =>
        {
            seen.Add(saga.Version);
            return [new OutcomeDoubted(Sample.SmsId, Sample.Start, Sample.Bind, 7, "hold", default, "x"), Intent(8)];
        });

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task Endless_conflicts_are_a_fault_and_not_a_loop()
    {
        await _raise.CreateAsync(Routed);
        ConflictAlways always = new(_store);

        await Assert.ThrowsAsync<ConcurrencyException>(() => new DirectRaise(_machine, always).RaiseAsync([new SubmitImpossible(Sample.SmsId, Sample.Start, "x", "x")]).AsTask());
        Assert.Equal(50, always.Appends);
    }

    [Fact]
    public async Task An_unknown_message_is_not_found_and_not_created()
    {
        Assert.Equal(RaiseOutcome.NotFound, (await _raise.RaiseAsync([Intent(1)])).Outcome);
        Assert.Empty(_store.Writes);
    }

    [Fact]
    public async Task An_intent_of_a_superseded_epoch_is_fenced_and_nothing_is_stored()
    {
        await _raise.CreateAsync(Routed);
        _store.Epochs["main:0"] = 8;

        RaiseResult result = await _raise.RaiseAsync([Intent(1)], new Fence("main:0", 7));

        Assert.Equal(RaiseOutcome.Fenced, result.Outcome);
        Assert.Single(_store.List(Sample.SmsId));
    }

    [Fact]
    public async Task An_answer_of_a_superseded_epoch_is_a_fact_and_stored()
    {
        await _raise.CreateAsync(Routed);
        await _raise.RaiseAsync([Intent(1)], new Fence("main:0", 7));
        _store.Epochs["main:0"] = 8;

        RaiseResult result = await _raise.RaiseAsync([new SubmitAnswered(Sample.SmsId, Sample.Start, Sample.Bind, 1, AnswerClass.Taken, SmscMessageId: "a")]);

        Assert.Equal((RaiseOutcome.Recorded, MessageState.Acknowledged), (result.Outcome, result.Saga!.State));
    }

    [Fact]
    public async Task A_fact_that_says_nothing_new_writes_nothing()
    {
        await _raise.CreateAsync(Routed);

        Assert.Equal(RaiseOutcome.Unchanged, (await _raise.RaiseAsync([Routed])).Outcome);
        Assert.Single(_store.Writes);
    }

    [Fact]
    public async Task A_cancelled_caller_gives_up_before_the_write()
    {
        await _raise.CreateAsync(Routed);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _raise.RaiseAsync([Intent(1)], null, new CancellationToken(canceled: true)).AsTask());
        Assert.Single(_store.Writes);
    }

    [Fact]
    public async Task Asking_twice_for_what_is_pending_gives_the_same_octets()
    {
        MessageSaga saga = DirectRaise.New(Sample.SmsId);
        await _raise.RaiseOnAsync(saga, Routed);

        Assert.Same(saga.PendingWrite(), saga.PendingWrite());
    }

    [Fact]
    public async Task Only_what_bus_publish_names_goes_out()
    {
        DirectRaise quiet = new(Sample.Machine(new HashSet<string>(StringComparer.Ordinal)), _store);
        await quiet.CreateAsync(Routed);
        await quiet.RaiseAsync([Intent(1), new SubmitAnswered(Sample.SmsId, Sample.Start, Sample.Bind, 1, AnswerClass.Refused)]);

        Assert.All(_store.Writes, x => Assert.Empty(x.Outbox));
        Assert.Equal(MessageState.Rejected, (await quiet.LoadAsync(Sample.SmsId))!.State);
    }

    private static SubmitIntended Intent(uint sequenceNumber) =>
        new(Sample.SmsId, Sample.Start, 1, 1, 0x4711, Sample.Bind, sequenceNumber, Sample.Start + Sample.AnswerTime);

    private void Rival(int times, Func<Task> comesFirst) => _store.Rival = async _ =>
    {
        (Func<EventWrite, ValueTask>? rival, _store.Rival) = (_store.Rival, null);
        await comesFirst();
        _store.Rival = --times > 0 ? rival : null;
    };

    private sealed class ConflictAlways(IEventStore inner) : IEventStore
    {
        public int Appends { get; private set; }

        public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default) => inner.ReadAsync(id, cancellationToken);

        public ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
        {
            Appends++;
            return new(AppendOutcome.Conflict);
        }

        public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) => inner.DueAsync(now, max, cancellationToken);

        public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) => inner.CountPendingAsync(cancellationToken);
    }
}
