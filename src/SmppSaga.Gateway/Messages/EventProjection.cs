using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>What goes out because of a record. Pure: the same records give the same events with the same ids.</summary>
/// <param name="publish">The contract names that go out (bus.publish).</param>
/// <param name="retention">How long a terminal message is kept.</param>
/// <param name="textRetention">How long its text is kept; by default as long as the message.</param>
internal sealed class EventProjection(IReadOnlySet<string> publish, TimeSpan retention, TimeSpan? textRetention = null)
{
    public TimeSpan Retention => retention;

    /// <summary>How long the text of a terminal message is kept; null leaves it to the end of the message.</summary>
    public TimeSpan? TextRetention => textRetention < retention ? textRetention : null;

    /// <summary>The outbox rows of one record, in order.</summary>
    /// <param name="saga">The message right after the record.</param>
    /// <param name="record">The record, with the state it led to.</param>
    /// <param name="version">Its number in the message's list, from 1.</param>
    /// <param name="before">The message right before it.</param>
    public IEnumerable<OutboxRow> Project(MessageSaga saga, MessageRecord record, int version, StateBefore before)
    {
        EventHeader header = new(saga, version, record.At);
        if (Detail(saga, record, header, before) is { } detail && publish.Contains(detail.Type))
        {
            yield return detail;
        }

        if (saga.IsTerminal && !before.IsTerminal && publish.Contains(nameof(DeliveryReported)))
        {
            yield return OutboxRow.Event(header.FinalReport());
        }
    }

    private static OutboxRow? Detail(MessageSaga saga, MessageRecord record, EventHeader header, StateBefore before) => record switch
    {
        // Epoch 0 stands for a write that may have been lost with the store: nobody knows whether it was.
        PartIntended { Epoch: not 0 } when saga.AllIntended && !before.AllIntended => OutboxRow.Event(header.Submitted()),
        PartAcknowledged when saga.AllTaken && !before.AllTaken => OutboxRow.Event(header.Acknowledged()),
        PartDoubted x => OutboxRow.Event(header.Uncertain(x)),
        ReceiptRecorded x when before.IsTerminal => saga.ToldStatus == before.Told ? null : OutboxRow.Event(header.Corrected(x)),
        ReceiptRecorded { Outcome: (byte)DeliveryStatus.Pending } x => OutboxRow.Event(header.Intermediate(x)),
        MessageRefused x when saga.State == MessageState.Rejected => OutboxRow.Event(header.Rejected(x.Reason, x.Detail)),
        MessageExpired x when saga.State == MessageState.Expired => OutboxRow.Event(header.Rejected(RejectReason.Expired, x.Detail)),
        MessageCancelled x => OutboxRow.Event(header.Rejected(RejectReason.Cancelled, x.Detail)),
        PartRefused x when saga.State == MessageState.Rejected && !before.IsTerminal => OutboxRow.Event(header.Rejected(x)),
        _ => null,
    };
}
