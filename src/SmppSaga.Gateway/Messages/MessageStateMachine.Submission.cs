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
            When(SubmitIntended, x => x.Saga.MayWrite(x.Message.Part, x.Message.At))
                .Record(x => Intent(x.Message, x.Saga))
                .If(x => x.Saga.AllIntended, x => x.TransitionTo(Submitted)));
        During([Acknowledged, Uncertain, .. Terminal], Ignore(SubmitIntended));

        DuringAny(
            When(SubmitAnswered, x => IsAnswer(x, AnswerClass.Taken))
                .Record(x => Acknowledgement(x.Message, x.Saga))
                .If(x => x.Saga.AllTaken && x.Saga.State < MessageState.Delivered, x => x.TransitionTo(Acknowledged)),
            When(SubmitAnswered, x => IsAnswer(x, AnswerClass.Refused))
                .Record(x => Refusal(x.Message, x.Saga))
                .If(x => x.Saga.State < MessageState.Delivered, x => x.Settle(this)),
            When(SubmitAnswered, x => IsAnswer(x, AnswerClass.Retry) || IsAnswer(x, AnswerClass.RetryFlagged))
                .Record(x => Deferral(x.Message, x.Saga))
                .If(x => x.Saga.State == MessageState.Submitted, x => x.TransitionTo(Accepted)));
    }

    /// <summary>The answer belongs to a write that has none yet; a repeated or foreign answer changes nothing.</summary>
    private static bool IsAnswer(BehaviorContext<MessageSaga, SubmitAnswered> x, AnswerClass answer) =>
        x.Message.Class == answer && x.Saga.FindAttempt(x.Message.Bind, x.Message.SequenceNumber) is { Attempt.Answered: false };

    private static PartIntended Intent(SubmitIntended x, MessageSaga saga) => new()
    {
        At = x.At, Part = x.Part, Parts = x.Parts, Reference = x.Reference,
        Attempt = (ushort)((saga.Part(x.Part)?.Attempts.Count ?? 0) + 1),
        Connector = x.Bind.Connector, Slot = x.Bind.Slot, Epoch = x.Bind.Epoch, SequenceNumber = x.SequenceNumber, AnswerBy = x.AnswerBy,
    };

    private static PartAcknowledged Acknowledgement(SubmitAnswered x, MessageSaga saga)
    {
        (ushort part, PartAttempt attempt) = saga.FindAttempt(x.Bind, x.SequenceNumber)!.Value;
        return new() { At = x.At, Part = part, Attempt = attempt.Number, SmscMessageId = x.SmscMessageId, ReceiptBy = x.ReceiptBy };
    }

    private static PartRefused Refusal(SubmitAnswered x, MessageSaga saga)
    {
        (ushort part, PartAttempt attempt) = saga.FindAttempt(x.Bind, x.SequenceNumber)!.Value;
        return new() { At = x.At, Part = part, Attempt = attempt.Number, CommandStatus = x.CommandStatus, CommandStatusName = x.CommandStatusName };
    }

    private static PartDeferred Deferral(SubmitAnswered x, MessageSaga saga)
    {
        (ushort part, PartAttempt attempt) = saga.FindAttempt(x.Bind, x.SequenceNumber)!.Value;
        return new()
        {
            At = x.At, Part = part, Attempt = attempt.Number, CommandStatus = x.CommandStatus, CommandStatusName = x.CommandStatusName,
            RetryAt = x.RetryAt, Ambiguous = x.Class == AnswerClass.RetryFlagged,
        };
    }
}
