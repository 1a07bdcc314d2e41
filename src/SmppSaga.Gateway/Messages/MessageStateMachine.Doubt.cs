using MassTransit;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageStateMachine
{
    private void DuringDoubt()
    {
        During([Accepted, Submitted, Uncertain],
            When(OutcomeDoubted, x => x.Saga.FindAttempt(x.Message.Bind, x.Message.SequenceNumber) is { Attempt.Live: true })
                .Record(x => Doubt(x.Saga, Written(x.Saga, x.Message.Bind, x.Message.SequenceNumber), x.Message.At, x.Message.Policy, x.Message.ResendAt, x.Message.Reason))
                .If(x => x.Saga.Held, x => x.MoveTo(Uncertain))
                .Settle(this));
        During([Acknowledged, .. Terminal], Ignore(OutcomeDoubted));
    }

    private void DuringResolution()
    {
        During(Uncertain,
            When(ResolveUncertainSms, x => Enum.IsDefined(x.Message.Action))
                .Record(x => new UncertainResolved { At = x.SentTime is { } sent ? new DateTimeOffset(sent.ToUniversalTime()) : x.Saga.Origin!.At, Action = (byte)x.Message.Action })
                .Settle(this)
                .Resume(this));
        During([Accepted, Submitted, Acknowledged, .. Terminal], Ignore(ResolveUncertainSms));
    }

    private static (ushort Part, PartAttempt Attempt) Written(MessageSaga saga, BindRef bind, uint sequenceNumber) => saga.FindAttempt(bind, sequenceNumber)!.Value;

    /// <summary>A message's own wish goes before the connector's policy.</summary>
    private static PartDoubted Doubt(MessageSaga saga, (ushort Part, PartAttempt Attempt) x, DateTimeOffset at, string policy, DateTimeOffset resendAt, string reason) => new()
    {
        At = at, Part = x.Part, Attempt = x.Attempt.Number, Policy = saga.Origin?.OnUnknownOutcome ?? policy, Reason = reason, ResendAt = resendAt < at ? at : resendAt,
    };
}
