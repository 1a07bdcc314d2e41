using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Store;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store;

public sealed class ParkedSweeperTests : IDisposable
{
    private const string Key = "main|7";
    private static readonly TimeSpan Life = TimeSpan.FromDays(4);
    private readonly FakeTimeProvider _time = new(Sample.Start);
    private readonly MemoryCorrelationIndex _index;
    private readonly MemoryOutbox _outbox;
    private readonly DirectRaise _raise;
    private readonly ParkedSweeper _sweeper;

    public ParkedSweeperTests()
    {
        MemoryStore memory = new(_time);
        _index = new MemoryCorrelationIndex(memory);
        _outbox = new MemoryOutbox(memory);
        _raise = new DirectRaise(Sample.Machine(), new MemoryEventStore(memory));
        _sweeper = new ParkedSweeper(_index, new ReceiptRaise(_raise), new DoubtEcho(_raise, _index, _time), new GatewayOptions(), _time, NullLogger<ParkedSweeper>.Instance);
    }

    [Fact]
    public async Task A_receipt_whose_answer_was_linked_by_a_pod_that_died_goes_to_its_message()
    {
        Guid smsId = await SubmittedAsync();
        await _index.ResolveOrParkAsync(Key, Receipt().ToOctets(), _time.GetUtcNow().AddMinutes(10));
        await _index.LinkAsync(Key, new CorrelationValue(smsId, 1), Life, _time.GetUtcNow().AddSeconds(5));

        await _sweeper.SweepAsync(default);
        Assert.Equal(MessageState.Submitted, await StateAsync(smsId));
        _time.Advance(TimeSpan.FromSeconds(5));
        await _sweeper.SweepAsync(default);

        Assert.Equal(MessageState.Delivered, await StateAsync(smsId));
        Assert.Empty(await _index.UnmatchedAsync(9));
        Assert.Empty((await _index.ReadParkedAsync(Key)).Payloads);
    }

    [Fact]
    public async Task A_receipt_that_nobody_wants_is_told_and_listed_once()
    {
        ParkedReceipt receipt = Receipt();
        await _index.ResolveOrParkAsync(Key, receipt.ToOctets(), _time.GetUtcNow());

        await _sweeper.SweepAsync(default);
        await _sweeper.SweepAsync(default);

        OutboxRow row = Assert.Single(await RowsAsync());
        Assert.Equal(nameof(UnmatchedReceiptReceived), row.Type);
        Assert.Contains(receipt.ToUnmatched().EventId.ToString(), row.Json, StringComparison.Ordinal);
        Assert.Equal(receipt, ParkedReceipt.FromOctets(Assert.Single(await _index.UnmatchedAsync(9))));
    }

    [Fact]
    public async Task With_the_same_id_for_several_messages_the_newest_open_one_gets_it()
    {
        Guid older = await SubmittedAsync();
        Guid newer = await SubmittedAsync();
        Guid elsewhere = await SubmittedAsync("27820000001");
        foreach (Guid smsId in (Guid[])[older, newer, elsewhere])
        {
            await _index.LinkAsync(Key, new CorrelationValue(smsId, 1), Life, default);
        }

        await _index.ParkAsync(Key, Receipt().ToOctets(), _time.GetUtcNow());
        await _sweeper.SweepAsync(default);
        Assert.Equal((MessageState.Submitted, MessageState.Delivered, MessageState.Submitted), (await StateAsync(older), await StateAsync(newer), await StateAsync(elsewhere)));

        await _index.ParkAsync(Key, Receipt().ToOctets(), _time.GetUtcNow());
        await _sweeper.SweepAsync(default);
        Assert.Equal((MessageState.Delivered, MessageState.Submitted), (await StateAsync(older), await StateAsync(elsewhere)));
    }

    public void Dispose() => _sweeper.Dispose();

    private static ParkedReceipt Receipt() => new()
    {
        At = Sample.Start, SmscMessageId = "7", Outcome = (byte)DeliveryStatus.Delivered, SmscState = "DELIVRD", Bind = "main/0", SourceAddr = Sample.Accepted().To, Connector = "main",
    };

    private async Task<Guid> SubmittedAsync(string? to = null)
    {
        Guid smsId = Guid.NewGuid();
        await _raise.CreateAsync(new SmsRouted(smsId, to is null ? Sample.Accepted() : Sample.Accepted() with { To = to }, null));
        await _raise.RaiseAsync([new SubmitIntended(smsId, _time.GetUtcNow(), 1, 1, 7, Sample.Bind, 1, _time.GetUtcNow() + Sample.AnswerTime)]);
        return smsId;
    }

    private async Task<MessageState> StateAsync(Guid smsId) => (await _raise.LoadAsync(smsId))!.State;

    private async Task<IReadOnlyList<OutboxRow>> RowsAsync() => [.. (await _outbox.PeekAsync(0, 100)).Select(x => OutboxRow.FromOctets(x.Span)).Where(x => x.Type == nameof(UnmatchedReceiptReceived))];
}
