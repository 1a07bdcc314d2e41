using MassTransit;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageStateMachine
{
    private void DuringDoubt()
    {
        During([Accepted, Submitted, Uncertain],
            When(OutcomeDoubted, x => x.Saga.FindAttempt(x.Message.Bind, x.Message.SequenceNumber) is { Attempt.Live: true })
                .Record(x => Doubt(x.Saga, x.Message.Bind, x.Message.SequenceNumber, x.Message.At, x.Message.Policy, x.Message.ResendAt, x.Message.Reason))
                .If(x => PolicyOf(x.Saga, x.Message.Policy) == UnknownOutcomePolicy.Hold, x => x.TransitionTo(Uncertain))
                .Settle(this));
        During([Acknowledged, .. Terminal], Ignore(OutcomeDoubted));
    }

    /// <summary>A message's own wish goes before the connector's policy.</summary>
    private static string PolicyOf(MessageSaga saga, string connectorPolicy) => saga.Origin?.OnUnknownOutcome ?? connectorPolicy;

    private static PartDoubted Doubt(MessageSaga saga, BindRef bind, uint sequenceNumber, DateTimeOffset at, string policy, DateTimeOffset resendAt, string reason)
    {
        (ushort part, PartAttempt attempt) = saga.FindAttempt(bind, sequenceNumber)!.Value;
        return new() { At = at, Part = part, Attempt = attempt.Number, Policy = PolicyOf(saga, policy), Reason = reason, ResendAt = resendAt };
    }
}
