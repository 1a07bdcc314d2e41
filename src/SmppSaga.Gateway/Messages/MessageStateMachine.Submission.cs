using MassTransit;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageStateMachine
{
    private void DuringSubmission()
    {
        // The first write, a retry, and the one resend after doubt; anything else may not be written.
        During([Accepted, Submitted],
            When(SubmitIntended, x => MayWrite(x.Saga, x.Message))
                .Record(x => Intent(x.Message, x.Saga))
                .Resume(this));
        During([Acknowledged, Uncertain, .. Terminal], Ignore(SubmitIntended));

        DuringAny(
            When(SubmitAnswered, x => IsAnswer(x, AnswerClass.Taken))
                .Record(x => Acknowledgement(x.Message, x.Saga))
                .Settle(this)
                .Resume(this),
            When(SubmitAnswered, x => IsAnswer(x, AnswerClass.Refused))
                .Record(x => Refusal(x.Message, x.Saga))
                .If(x => x.Message.CommandStatus != 0, x => x.Reroute(this, m => m.At, m => m.CommandStatusName))
                .Settle(this)
                .Resume(this),
            When(SubmitAnswered, x => IsAnswer(x, AnswerClass.Retry) || (IsAmbiguous(x) && MayResend(x.Saga)))
                .Record(x => Deferral(x.Message, x.Saga))
                .RerouteInsteadOfRetry(this)
                .Settle(this)
                .Resume(this),
            When(SubmitAnswered, x => IsAmbiguous(x) && !MayResend(x.Saga))
                .Record(x => AmbiguousDoubt(x.Message, x.Saga))
                .If(x => x.Saga.Held, x => x.MoveTo(Uncertain))
                .Settle(this));
    }

    /// <summary>All writes of a message go over its connector, and agree on the number of parts and their reference, or a handset could not put them together.</summary>
    private static bool MayWrite(MessageSaga saga, SubmitIntended x) =>
        x.Bind.Connector == saga.Connector && x.Part >= 1 && x.Part <= x.Parts && x.Parts >= saga.Parts.Count && x.Parts <= MessageSaga.MaxParts
        && (saga.NothingWritten || (x.Parts == saga.PartCount && x.Reference == saga.Reference))
        && saga.MayWrite(x.Part, x.At);

    /// <summary>The answer belongs to a write that has none yet; a repeated or foreign answer changes nothing.</summary>
    private static bool IsAnswer(BehaviorContext<MessageSaga, SubmitAnswered> x, AnswerClass answer) =>
        x.Message.Class == answer && x.Saga.FindAttempt(x.Message.Bind, x.Message.SequenceNumber) is { Attempt.Answered: false };

    /// <summary>A status that some SMSCs send after taking the message. It tells nothing about a write that is in doubt already.</summary>
    private static bool IsAmbiguous(BehaviorContext<MessageSaga, SubmitAnswered> x) =>
        x.Message.Class == AnswerClass.RetryFlagged && x.Saga.FindAttempt(x.Message.Bind, x.Message.SequenceNumber) is { Attempt.Live: true };

    private static bool MayResend(MessageSaga saga) => saga.Origin?.OnUnknownOutcome is null or UnknownOutcomePolicy.Resend;

    private static PartIntended Intent(SubmitIntended x, MessageSaga saga) => new()
    {
        At = x.At, Part = x.Part, Parts = x.Parts, Reference = x.Reference,
        Attempt = (ushort)((saga.Part(x.Part)?.Attempts.Count ?? 0) + 1),
        Connector = x.Bind.Connector, Slot = x.Bind.Slot, Epoch = x.Bind.Epoch, SequenceNumber = x.SequenceNumber, AnswerBy = x.AnswerBy,
    };

    private static PartAcknowledged Acknowledgement(SubmitAnswered x, MessageSaga saga)
    {
        (ushort part, PartAttempt attempt) = Written(saga, x.Bind, x.SequenceNumber);
        return new() { At = x.At, Part = part, Attempt = attempt.Number, SmscMessageId = x.SmscMessageId, ReceiptBy = x.ReceiptBy };
    }

    private static PartRefused Refusal(SubmitAnswered x, MessageSaga saga)
    {
        (ushort part, PartAttempt attempt) = Written(saga, x.Bind, x.SequenceNumber);
        return new() { At = x.At, Part = part, Attempt = attempt.Number, CommandStatus = x.CommandStatus, CommandStatusName = x.CommandStatusName };
    }

    private static PartDoubted AmbiguousDoubt(SubmitAnswered x, MessageSaga saga) =>
        Doubt(saga, Written(saga, x.Bind, x.SequenceNumber), x.At, UnknownOutcomePolicy.Hold, default, $"The SMSC answered {x.CommandStatusName}, which some send after taking the message.");

    private static PartDeferred Deferral(SubmitAnswered x, MessageSaga saga)
    {
        (ushort part, PartAttempt attempt) = Written(saga, x.Bind, x.SequenceNumber);
        return new()
        {
            At = x.At, Part = part, Attempt = attempt.Number, CommandStatus = x.CommandStatus, CommandStatusName = x.CommandStatusName,
            RetryAt = x.RetryAt < x.At ? x.At : x.RetryAt, Ambiguous = x.Class == AnswerClass.RetryFlagged,
        };
    }
}
