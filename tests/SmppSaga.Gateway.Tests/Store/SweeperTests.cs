using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Store;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store;

public sealed class SweeperTests : IDisposable
{
    private static readonly TimeSpan ResendAfter = new TimerOptions().ResendAfter;
    private readonly FakeTimeProvider _time = new(Sample.Start);
    private readonly MemoryEventStore _store;
    private readonly BrokenFor _broken;
    private readonly DirectRaise _raise;
    private readonly Sweeper _sweeper;
    private readonly MemoryOutbox _outbox;

    public SweeperTests()
    {
        MemoryStore memory = new(_time);
        _store = new MemoryEventStore(memory);
        _outbox = new MemoryOutbox(memory);
        _broken = new BrokenFor(_store);
        _raise = new DirectRaise(Sample.Machine(), _broken);
        _sweeper = new Sweeper(_broken, _raise, new DoubtEcho(_raise, new MemoryCorrelationIndex(new MemoryStore(_time)), _time), new LiveOptions(new GatewayOptions()), _time, NullLogger<Sweeper>.Instance);
    }

    [Fact]
    public async Task An_intent_that_a_dead_pod_left_behind_is_doubted_when_its_answer_is_overdue_and_handed_over_again()
    {
        Guid smsId = await AcceptAsync();
        await _raise.RaiseAsync([new SubmitIntended(smsId, _time.GetUtcNow(), 1, 1, 7, Sample.Bind, 1, _time.GetUtcNow() + Sample.AnswerTime)]);

        _time.Advance(Sample.AnswerTime);
        await _sweeper.SweepAsync(default);
        Assert.IsType<PartDoubted>((await RecordsAsync(smsId))[^1]);

        _time.Advance(ResendAfter);
        await _sweeper.SweepAsync(default);
        Assert.Contains(await RowsAsync(), x => x.Type == "SubmitSms:main");
    }

    [Fact]
    public async Task A_message_that_was_never_sent_expires_when_its_validity_is_over()
    {
        Guid smsId = await AcceptAsync();

        _time.Advance(Sample.Validity);
        await _sweeper.SweepAsync(default);

        Assert.IsType<MessageExpired>((await RecordsAsync(smsId))[^1]);
        Assert.Equal(0, await _store.CountPendingAsync());
    }

    [Fact]
    public async Task Nothing_happens_to_a_message_that_is_not_due()
    {
        Guid smsId = await AcceptAsync();

        _time.Advance(Sample.Validity - TimeSpan.FromMilliseconds(1));
        await _sweeper.SweepAsync(default);

        Assert.Single(await RecordsAsync(smsId));
    }

    [Fact]
    public async Task The_trouble_of_one_message_is_told_and_keeps_no_other_from_its_turn()
    {
        List<Guid> all = [];
        for (int i = 0; i < 50; i++)
        {
            all.Add(await AcceptAsync());
        }

        _broken.For.UnionWith(all.Take(20));
        _time.Advance(Sample.Validity);

        await Assert.ThrowsAsync<IOException>(() => _sweeper.SweepAsync(default));
        Assert.Equal(20, await _store.CountPendingAsync());
    }

    [Fact]
    public async Task A_record_of_a_newer_version_is_left_alone()
    {
        Guid newer = Guid.NewGuid();
        await _store.AppendAsync(new EventWrite { Id = newer, ExpectedVersion = 0, Records = [new byte[] { 0xFF, 0xFF, 0, 0 }], Deadline = _time.GetUtcNow() });
        await AcceptAsync();

        _time.Advance(Sample.Validity);
        await _sweeper.SweepAsync(default);
        await _sweeper.SweepAsync(default);

        Assert.Equal(1, await _store.CountPendingAsync());
        Assert.Single(await _store.ReadAsync(newer));
    }

    public void Dispose() => _sweeper.Dispose();

    private async Task<Guid> AcceptAsync()
    {
        Guid smsId = Guid.NewGuid();
        await _raise.CreateAsync(new SmsRouted(smsId, Sample.Accepted(), null));
        return smsId;
    }

    private async Task<IReadOnlyList<MessageRecord>> RecordsAsync(Guid smsId) => [.. (await _store.ReadAsync(smsId)).Select(RecordCodec.Decode)];

    private async Task<IReadOnlyList<OutboxRow>> RowsAsync() => [.. (await _outbox.PeekAsync(0, 100)).Select(x => OutboxRow.FromOctets(x.Span))];

    private sealed class BrokenFor(IEventStore inner) : IEventStore
    {
        public HashSet<Guid> For { get; } = [];

        public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default) => inner.ReadAsync(id, cancellationToken);

        public ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default) =>
            For.Contains(write.Id) ? throw new IOException("broken for this one") : inner.AppendAsync(write, cancellationToken);

        public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) => inner.DueAsync(now, max, cancellationToken);

        public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) => inner.CountPendingAsync(cancellationToken);
    }
}
