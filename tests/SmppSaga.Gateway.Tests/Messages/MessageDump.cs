using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>All that a message knows, as text, for comparing two ways to the same message.</summary>
internal static class MessageDump
{
    public static string Of(MessageSaga x) => string.Join('\n',
    [
        $"{x.CorrelationId} v{x.Version} {x.State} terminal={x.IsTerminal} deadline={x.Deadline:O} duplicate={x.PossibleDuplicate} "
            + $"parts={x.PartCount} reference={x.Reference} told={x.ToldStatus} reason={x.FinalReason()} last={x.LastReceipt?.SmscState}",
        .. x.Parts.Select(p => $"  part {p.Outcome} given up={p.GivenUp} silence={p.Silence} held={p.Held} id={p.SmscMessageId} refusal={p.Refusal?.CommandStatusName} attempts: "
            + string.Join("; ", p.Attempts.Select(Attempt))),
    ]);

    private static string Attempt(PartAttempt a) =>
        $"{a.Number} {a.Bind} {a.SequenceNumber} answered={a.Answered} taken={a.Taken} doubted={a.Doubted} held={a.Held} ambiguous={a.Ambiguous} "
        + $"by={a.AnswerBy:O} retry={a.RetryAt:O} look={a.LookAt:O} receipt={a.ReceiptBy:O} id={a.SmscMessageId}";
}
