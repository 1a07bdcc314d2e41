using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <content>Faults in the answer to a submit_sm.</content>
public static partial class FaultTable
{
    private static IEnumerable<FaultRow> Answers() =>
    [
        Answer("lose_response", "the message is taken, the answer never comes", [], _ => new LoseResponse()),
        Answer("receipt_first", "the receipts go out at once, the answer follows", [Duration("by", 50)], x => new ReceiptFirst { By = x.Duration("by") }),
        Answer("delay_response", "the answer comes late", [Duration("by", 1000)], x => new DelayResponse { By = x.Duration("by") }),
        Answer("throttle", "refused with ESME_RTHROTTLED", [], _ => new RefuseSubmit { Status = CommandStatus.ESME_RTHROTTLED }),
        Answer("refuse", "refused with any status", [Status(CommandStatus.ESME_RSYSERR)], x => new RefuseSubmit { Status = x.Status("status") }),
        Answer("refuse_taken", "refused, and yet the message goes out", [Status(CommandStatus.ESME_RSYSERR)], x => new RefuseTaken { Status = x.Status("status") }),
        Answer(
            "limit_tps",
            "refused when so many were taken within the last second, over all binds",
            [Number("tps", 100), Status(CommandStatus.ESME_RTHROTTLED)],
            x => new LimitRate { PerSecond = x.Number("tps"), Status = x.Status("status") }),
        Answer(
            "limit_window",
            "refused when more of this bind wait for an answer",
            [Number("window", 10), Status(CommandStatus.ESME_RTHROTTLED)],
            x => new LimitWindow { Window = x.Number("window"), Status = x.Status("status") }),
        Answer(
            "nack",
            "generic_nack instead of an answer; not taken",
            [Status(CommandStatus.ESME_RINVCMDID), Flag("zero_sequence", false)],
            x => new Nack { Status = x.Status("status"), ZeroSequence = x.Flag("zero_sequence") }),
        Answer(
            "drop_before_response",
            "the connection ends before the answer",
            [End(), Flag("taken", true)],
            x => new DropBeforeResponse { End = x.End("end"), Taken = x.Flag("taken") }),
        Answer("drop_after_response", "the connection ends right behind the answer", [End()], x => new DropAfterResponse { End = x.End("end") }),
        Answer("half_response", "the connection ends in the middle of the answer", [End()], x => new HalfResponse { End = x.End("end") }),
        Answer("duplicate_response", "the answer comes several times", [Number("copies", 2)], x => new DuplicateResponse { Copies = x.Number("copies") }),
        Answer("wrong_sequence", "the answer has another sequence_number", [Number("offset", 100_000)], x => new WrongSequence { Offset = x.Number("offset") }),
        Answer("wrong_command", "the answer is a data_sm_resp", [], _ => new WrongCommand()),
        Answer("no_message_id", "ESME_ROK with an empty message_id", [], _ => new NoMessageId()),
        Answer("no_body", "ESME_ROK with a header alone", [], _ => new NoBody()),
        Answer("repeat_message_id", "the message_id of the message before comes again", [], _ => new RepeatMessageId()),
        Answer("long_message_id", "a message_id beyond 64 characters", [Number("length", 100)], x => new LongMessageId { Length = x.Number("length") }),
    ];

    private static FaultRow Answer(string word, string meaning, FaultArgument[] arguments, Func<FaultValues, SmscFault> create) =>
        new(word, FaultOccasion.Answer, meaning, arguments, create);
}
