using MassTransit;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageStateMachine
{
    private void DuringRouting()
    {
        Initially(
            When(SmsRouted)
                .Record(x => x.Message.Accepted)
                .MoveTo(Accepted)
                .If(x => x.Message.Refusal is not null, x => x
                    .Record(m => m.Message.Refusal!)
                    .MoveTo(Rejected)));

        // The same SendSms again is absorbed; the same id with another body is told apart.
        During(All,
            When(SmsRouted, x => x.Saga.Origin?.BodyHash != x.Message.Accepted.BodyHash)
                .Announce(x => OutboxRow.Event(new EventHeader(x.Saga, x.Saga.Version, x.Message.Accepted.At).Refused(x.Message.Accepted.BodyHash))));

        // A part that is out already keeps its own outcome.
        During([Accepted, Submitted],
            When(SubmitImpossible, x => x.Saga.AwaitsWrite)
                .Record(x => new MessageRefused { At = x.Message.At, Reason = x.Message.Reason, Detail = x.Message.Detail })
                .Settle(this)
                .Resume(this));
        During([Acknowledged, Uncertain, .. Terminal], Ignore(SubmitImpossible));
    }

    private void DuringCancellation()
    {
        During(Accepted,
            When(CancelSms, x => x.Saga.NothingOut)
                .Record(x => new MessageCancelled { At = x.SentTime ?? x.Saga.Origin!.At, Detail = "Cancelled before an SMSC took it." })
                .MoveTo(Cancelled));
        During([Submitted, Acknowledged, Uncertain, .. Terminal], Ignore(CancelSms));
    }
}
