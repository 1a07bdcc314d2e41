using MassTransit;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageStateMachine
{
    private void DuringDeadlines()
    {
        // One after the other: what the first step leads to may be due as well.
        During(Open,
            When(DeadlineReached, x => IsDue(x, DueAction.Doubt))
                .RecordEach(Doubts)
                .If(x => x.Saga.Held, x => x.MoveTo(Uncertain))
                .Settle(this),
            When(DeadlineReached, x => IsDue(x, DueAction.Expire))
                .Record(x => new MessageExpired { At = x.Message.At, Detail = "The validity ended before the message could be sent." })
                .Settle(this)
                .Resume(this),
            When(DeadlineReached, x => IsDue(x, DueAction.EndReceiptWait))
                .Record(x => new ReceiptWaitEnded { At = x.Message.At, Detail = SilenceDetail(x.Saga) })
                .SettleAnyway(this)
                .Resume(this),
            When(DeadlineReached, x => IsDue(x, DueAction.HandOver))
                .Announce(x => OutboxRow.SubmitSms(x.Saga.CorrelationId, x.Saga.Connector))
                .LookAgain(x => x.Saga.DeadlineAfterHandOver(x.Message.At)),
            // Somebody saw to it already: put the list of deadlines right, or it would come up again at once.
            When(DeadlineReached, x => IsDue(x, DueAction.Nothing) && x.Saga.Pending.Count == 0)
                .LookAgain(x => x.Saga.Deadline));
        During(Terminal, When(DeadlineReached).LookAgain(_ => null));
    }

    private static bool IsDue(BehaviorContext<MessageSaga, DeadlineReached> x, DueAction action) => x.Saga.Due(x.Message.At) == action;

    private static IEnumerable<MessageRecord> Doubts(BehaviorContext<MessageSaga, DeadlineReached> x) =>
        x.Saga.Overdue(x.Message.At).Select(d => Doubt(x.Saga, d, x.Message.At, x.Message.Policy, x.Message.ResendAt, "No answer in time."));

    private static string SilenceDetail(MessageSaga saga) =>
        saga.Origin is { AsksForFailuresOnly: true } ? "No failure reported within receipt_timeout." : "No final receipt within receipt_timeout.";
}
