using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>What goes out because of new records. Pure: the same records give the same events with the same ids.</summary>
/// <param name="publish">The contract names that go out (bus.publish).</param>
/// <param name="retention">How long a terminal message is kept.</param>
internal sealed class EventProjection(IReadOnlySet<string> publish, TimeSpan retention)
{
    public TimeSpan Retention => retention;

    /// <summary>The outbox rows for a message's pending records, in order.</summary>
    public IEnumerable<OutboxRow> Project(MessageSaga saga)
    {
        for (int i = 0; i < saga.Pending.Count; i++)
        {
            EventHeader header = new(saga, saga.Version + i + 1, saga.Pending[i].At);
            foreach (OutboxRow row in Project(saga, saga.Pending[i], header).Where(x => publish.Contains(x.Type)))
            {
                yield return row;
            }
        }

        if (saga.IsTerminal && !saga.WasTerminal && publish.Contains(nameof(DeliveryReported)))
        {
            EventHeader header = new(saga, saga.Version + saga.Pending.Count, saga.Pending[^1].At);
            yield return OutboxRow.Event(header.FinalReport(saga));
        }
    }

    private static IEnumerable<OutboxRow> Project(MessageSaga saga, MessageRecord record, EventHeader header)
    {
        switch (record)
        {
            case PartIntended x when saga.AllIntended && x.Attempt == 1 && x.Part == x.Parts:
                yield return OutboxRow.Event(header.Submitted(saga));
                break;
            case PartAcknowledged x when saga.AllTaken && saga.Part(x.Part)!.Attempts.Count(a => a.Taken) == 1:
                yield return OutboxRow.Event(header.Acknowledged(saga));
                break;
            case PartDoubted x:
                yield return OutboxRow.Event(header.Uncertain(x));
                break;
            case ReceiptRecorded x when saga.WasTerminal:
                yield return OutboxRow.Event(header.Corrected(saga, x));
                break;
            case ReceiptRecorded { Outcome: (byte)DeliveryStatus.Pending } x:
                yield return OutboxRow.Event(header.Intermediate(saga, x));
                break;
            case MessageRefused x:
                yield return OutboxRow.Event(header.Rejected(x.Reason, x.Detail));
                break;
            case MessageExpired x:
                yield return OutboxRow.Event(header.Rejected(RejectReason.Expired, x.Detail));
                break;
            case MessageCancelled x:
                yield return OutboxRow.Event(header.Rejected(RejectReason.Cancelled, x.Detail));
                break;
            case PartRefused x when saga.State == MessageState.Rejected:
                yield return OutboxRow.Event(header.Rejected(x));
                break;
        }
    }
}
