using MassTransit;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageStateMachine
{
    private void DuringDeadlines()
    {
        During([Accepted, Submitted],
            When(DeadlineReached, x => Expires(x) && !x.Saga.Doubted)
                .Record(x => new MessageExpired { At = x.Message.At, Detail = "The validity ended before the message could be sent." })
                .TransitionTo(Expired),
            When(DeadlineReached, x => Expires(x) && x.Saga.Doubted)
                .Record(x => new ReceiptWaitEnded { At = x.Message.At, Detail = "The validity ended while the outcome was in doubt." })
                .TransitionTo(Unknown),
            When(DeadlineReached, x => IsOpen(x) && x.Saga.Pending.Count == 0 && Overdue(x) is not null)
                .Record(x => Doubt(x.Saga, Overdue(x)!.Bind, Overdue(x)!.SequenceNumber, x.Message.At, x.Message.Policy, x.Message.ResendAt, "No answer in time."))
                .If(x => PolicyOf(x.Saga, x.Message.Policy) == UnknownOutcomePolicy.Hold, x => x.TransitionTo(Uncertain))
                .Settle(this),
            When(DeadlineReached, x => IsOpen(x) && x.Saga.Pending.Count == 0 && IsDue(x))
                .Announce(x => OutboxRow.SubmitSms(x.Saga.CorrelationId, x.Saga.Origin!.Connector), x => x.Saga.Origin!.ValidUntil));

        During(Acknowledged,
            When(DeadlineReached, x => x.Saga.Deadline <= x.Message.At && x.Saga.Origin!.RegisteredDelivery != 2)
                .Record(x => new ReceiptWaitEnded { At = x.Message.At, Detail = "No final receipt within receipt_timeout." })
                .TransitionTo(Unknown),
            When(DeadlineReached, x => x.Saga.Deadline <= x.Message.At && x.Saga.Origin!.RegisteredDelivery == 2)
                .Record(x => new ReceiptWaitEnded { At = x.Message.At, Detail = "No failure reported within receipt_timeout." }));

        During([Uncertain, .. Terminal], Ignore(DeadlineReached));
    }

    private static bool IsOpen(BehaviorContext<MessageSaga, DeadlineReached> x) => x.Saga.State is MessageState.Accepted or MessageState.Submitted;

    /// <summary>Validity is over and nothing is under way that an answer could still decide.</summary>
    private static bool Expires(BehaviorContext<MessageSaga, DeadlineReached> x) =>
        IsOpen(x) && x.Message.At >= x.Saga.Origin!.ValidUntil && !x.Saga.Parts.Any(p => p.Taken || p.Last is { Live: true });

    /// <summary>A write whose answer is overdue: its pod is gone, or it would have said so itself.</summary>
    private static PartAttempt? Overdue(BehaviorContext<MessageSaga, DeadlineReached> x) =>
        x.Saga.Deadline <= x.Message.At ? x.Saga.Parts.Select(p => p.Last).FirstOrDefault(a => a is { Live: true }) : null;

    /// <summary>A part may be written (again) now, so the message goes to its connector's queue once more.</summary>
    private static bool IsDue(BehaviorContext<MessageSaga, DeadlineReached> x) =>
        x.Saga.Parts.Count == 0 ? x.Saga.MayWrite(1, x.Message.At) : Enumerable.Range(1, x.Saga.PartCount).Any(p => x.Saga.MayWrite(p, x.Message.At));
}
