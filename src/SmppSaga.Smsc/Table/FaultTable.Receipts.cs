namespace SmppSaga.Smsc;

/// <content>Faults in receipts.</content>
public static partial class FaultTable
{
    private const byte Enroute = 1;
    private const byte Undeliverable = 5;

    private static IEnumerable<FaultRow> Receipts() =>
    [
        Receipt("outcome", "the message ends otherwise", [State(Undeliverable), Text("error", "001")], x => new Outcome { State = x.State("state"), ErrorCode = x.Text("error") }),
        Receipt("no_receipt", "no receipt comes", [], _ => new NoReceipt()),
        Receipt("delay_receipt", "it comes later, behind those of later messages", [Duration("by", 5000)], x => new DelayReceipt { By = x.Duration("by") }),
        Receipt("duplicate_receipt", "it comes several times", [Number("copies", 2)], x => new DuplicateReceipt { Copies = x.Number("copies") }),
        Receipt(
            "intermediate_first",
            "an intermediate notification comes before it",
            [State(Enroute), Duration("by", 100)],
            x => new IntermediateFirst { State = x.State("state"), By = x.Duration("by") }),
        Receipt(
            "intermediate_last",
            "an intermediate notification comes after it",
            [State(Enroute), Duration("by", 100)],
            x => new IntermediateLast { State = x.State("state"), By = x.Duration("by") }),
        Receipt(
            "contradict_receipt",
            "a second final receipt says otherwise",
            [State(Undeliverable), Duration("by", 100)],
            x => new ContradictReceipt { State = x.State("state"), By = x.Duration("by") }),
        Receipt("stray_receipt", "one more comes with an id that no message has", [], _ => new StrayReceipt()),
        Receipt("foreign_receipt", "one more comes with the id of the message before", [], _ => new ForeignReceipt()),
        Receipt("other_source", "it comes from another address", [Text("address", new OtherSource().Address)], x => new OtherSource { Address = x.Text("address") }),
        Receipt("plain_esm_class", "its esm_class is 0", [], _ => new PlainEsmClass()),
        Receipt(
            "broken_text",
            "its text makes no sense",
            [Text("text", new BrokenText().Text), Flag("tlvs", true)],
            x => new BrokenText { Text = x.Text("text"), Tlvs = x.Flag("tlvs") }),
        Receipt("ucs2_text", "its text is UCS-2", [], _ => new Ucs2Text()),
        Receipt("payload_text", "its text stands in message_payload", [], _ => new PayloadText()),
        Receipt("no_text", "it has TLVs alone", [], _ => new NoText()),
        Receipt("no_tlvs", "it has text alone", [], _ => new NoTlvs()),
    ];

    private static FaultRow Receipt(string word, string meaning, FaultArgument[] arguments, Func<FaultValues, SmscFault> create) =>
        new(word, FaultOccasion.Receipt, meaning, arguments, create);
}
