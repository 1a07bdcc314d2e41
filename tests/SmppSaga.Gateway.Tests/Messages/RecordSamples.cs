using System.Text.Json;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>One record of each kind with every member set, and its octets as they are stored.</summary>
internal static class RecordSamples
{
    private static readonly DateTimeOffset _at = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    public static readonly IReadOnlyList<MessageRecord> All =
    [
        new SmsAccepted
        {
            At = _at, State = MessageState.Accepted, To = "27831234567", Sender = "27831110000", RequestedFrom = "Acme", Operator = "MTN", OperatorSource = (byte)OperatorSource.Prefix,
            Connector = "main", Text = "Grüße €", Data = new byte[] { 1, 2, 0xff }, DataCoding = 4, Encoding = "ucs2", RegisteredDelivery = 1, ValidUntil = _at.AddHours(24),
            SendAt = _at.AddHours(1), Priority = 1, Flash = true, OnUnknownOutcome = "hold", ClientReference = "order-7",
            Tags = new(StringComparer.Ordinal) { ["team"] = "billing" }, Tlvs = new(StringComparer.Ordinal) { ["0x1400"] = "00ff" }, BodyHash = 0x1122334455667788, Prefix = "2783",
            Reroute = new RerouteTerms { Connectors = ["second"], On = [MessageState.Failed, MessageState.Rejected] },
        },
        new MessageRefused { At = _at, State = MessageState.Rejected, Reason = RejectReason.NoRoute, Detail = "No route matched." },
        new PartIntended
        {
            At = _at, State = MessageState.Submitted, Part = 2, Parts = 3, Attempt = 1, Connector = "main", Slot = 1, Epoch = 7, SequenceNumber = 0x7fffffff,
            AnswerBy = _at.AddSeconds(30), Reference = 0x4711,
        },
        new PartAcknowledged { At = _at, State = MessageState.Acknowledged, Part = 2, Attempt = 1, SmscMessageId = "0A1b", ReceiptBy = _at.AddHours(72) },
        new PartRefused { At = _at, State = MessageState.Rejected, Part = 2, Attempt = 1, CommandStatus = 0x0b, CommandStatusName = "ESME_RINVDSTADR" },
        new PartDeferred
        {
            At = _at, State = MessageState.Accepted, Part = 2, Attempt = 1, CommandStatus = 0x08, CommandStatusName = "ESME_RSYSERR", RetryAt = _at.AddSeconds(5), Ambiguous = true,
        },
        new PartDoubted { At = _at, State = MessageState.Submitted, Part = 2, Attempt = 1, Policy = "resend", Reason = "No answer in time.", ResendAt = _at.AddSeconds(60) },
        new ReceiptRecorded
        {
            At = _at, State = MessageState.Delivered, Part = 2, SmscMessageId = "0A1b", Outcome = (byte)DeliveryStatus.Delivered, SmscState = "DELIVRD", ErrorCode = "000",
            SubmitDate = "2603011200", DoneDate = "2603011201", Bind = "main/1",
        },
        new MessageExpired { At = _at, State = MessageState.Expired, Detail = "The validity ended." },
        new ReceiptWaitEnded { At = _at, State = MessageState.Unknown, Detail = "No final receipt." },
        new MessageCancelled { At = _at, State = MessageState.Cancelled, Detail = "Cancelled." },
        new UncertainResolved { At = _at, State = MessageState.Submitted, Action = (byte)UncertainAction.Fail },
        new MessageRerouted { At = _at, State = MessageState.Accepted, From = "main", To = "second", Instead = MessageState.Failed, Detail = "UNDELIV" },
    ];

    public static readonly IReadOnlyDictionary<string, string> Golden = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(SmsAccepted)] =
            "0101fa3640c4080706050403020118080113130c0b010c1307010c01080801010c0f1f1e080c1b7b0a45a99c01000003f4ffffff0b0000003237383331323334"
            + "353637f4ffffff0b0000003237383331313130303030fbffffff0400000041636d65fcffffff030000004d544e00fbffffff040000006d61696ef4ffffff0700"
            + "00004772c3bcc39f6520e282ac030000000102ff04fbffffff0400000075637332017b666bae9c010000fbf87ba99c0100000101fbffffff04000000686f6c64"
            + "f8ffffff070000006f726465722d3701000000fbffffff040000007465616df8ffffff0700000062696c6c696e6701000000f9ffffff06000000307831343030"
            + "fbffffff04000000303066668877665544332211fbffffff040000003237383302120601000000f9ffffff060000007365636f6e6402000000080a",
        [nameof(MessageRefused)] =
            "0102e4c055bf080706050403020104080110197b0a45a99c0100000af7ffffff080000006e6f5f726f757465eeffffff110000004e6f20726f757465206d6174"
            + "636865642e",
        [nameof(PartIntended)] =
            "0103c00bb22e08070605040302010b08010202020c02080408027b0a45a99c01000004020003000100fbffffff040000006d61696e01000700000000000000ff"
            + "ffff7fab7f45a99c0100001147",
        [nameof(PartAcknowledged)] =
            "0104fd3803a5080706050403020106080102020c087b0a45a99c0100000502000100fbffffff04000000304131627b1eb8b89c010000",
        [nameof(PartRefused)] =
            "0105ed590f110807060504030201060801020204177b0a45a99c0100000a020001000b000000f0ffffff0f00000045534d455f52494e56445354414452",
        [nameof(PartDeferred)] =
            "0106597319ae08070605040302010808010202041408017b0a45a99c010000030200010008000000f3ffffff0c00000045534d455f52535953455252031e45a9"
            + "9c01000001",
        [nameof(PartDoubted)] =
            "01076bf520ba080706050403020107080102020e1a087b0a45a99c0100000402000100f9ffffff06000000726573656e64edffffff120000004e6f20616e7377"
            + "657220696e2074696d652edbf445a99c010000",
        [nameof(ReceiptRecorded)] =
            "0108d734c45108070605040302010a0801020c010f0b12120e7b0a45a99c010000070200fbffffff040000003041316201f8ffffff0700000044454c49565244"
            + "fcffffff03000000303030f5ffffff0a00000032363033303131323030f5ffffff0a00000032363033303131323031f9ffffff060000006d61696e2f31",
        [nameof(MessageExpired)] =
            "0109deee941608070605040302010308011b7b0a45a99c01000009ecffffff130000005468652076616c696469747920656e6465642e",
        [nameof(ReceiptWaitEnded)] =
            "010a10cc97290807060504030201030801197b0a45a99c0100000ceeffffff110000004e6f2066696e616c20726563656970742e",
        [nameof(MessageCancelled)] =
            "010b260c03050807060504030201030801127b0a45a99c0100000bf5ffffff0a00000043616e63656c6c65642e",
        [nameof(UncertainResolved)] =
            "010c01b894c10807060504030201030801017b0a45a99c0100000401",
        [nameof(MessageRerouted)] =
            "010d9e21efae08070605040302010608010c0e010f7b0a45a99c01000003fbffffff040000006d61696ef9ffffff060000007365636f6e6408f8ffffff070000"
            + "00554e44454c4956",
    };

    /// <summary>The first version's octets of a record that has got members since; those read as their defaults.</summary>
    public static readonly IReadOnlyDictionary<string, string> First = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(SmsAccepted)] =
            "0101df67fcae080706050403020117080113130c0b010c1307010c01080801010c0f1f1e080c7b0a45a99c01000003f4ffffff0b000000323738333132333435"
            + "3637f4ffffff0b0000003237383331313130303030fbffffff0400000041636d65fcffffff030000004d544e00fbffffff040000006d61696ef4ffffff070000"
            + "004772c3bcc39f6520e282ac030000000102ff04fbffffff0400000075637332017b666bae9c010000fbf87ba99c0100000101fbffffff04000000686f6c64f8"
            + "ffffff070000006f726465722d3701000000fbffffff040000007465616df8ffffff0700000062696c6c696e6701000000f9ffffff06000000307831343030fb"
            + "ffffff04000000303066668877665544332211fbffffff0400000032373833",
    };

    /// <summary>A message as it was stored before <see cref="SmsAccepted.AfterLoss"/>.</summary>
    public const string BeforeLoss =
        "0101dfa353db080706050403020119080113130c0b010c1307010c01080801010c0f1f1e080c1b017b0a45a99c01000003f4ffffff0b00000032373833313233"
        + "34353637f4ffffff0b0000003237383331313130303030fbffffff0400000041636d65fcffffff030000004d544e00fbffffff040000006d61696ef4ffffff07"
        + "0000004772c3bcc39f6520e282ac030000000102ff04fbffffff0400000075637332017b666bae9c010000fbf87ba99c0100000101fbffffff04000000686f6c"
        + "64f8ffffff070000006f726465722d3701000000fbffffff040000007465616df8ffffff0700000062696c6c696e6701000000f9ffffff060000003078313430"
        + "30fbffffff04000000303066668877665544332211fbffffff040000003237383302120601000000f9ffffff060000007365636f6e6402000000080a00";

    /// <summary>The octets of today, for the kinds that have grown since.</summary>
    public static readonly IReadOnlyDictionary<string, string> Grown = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(SmsAccepted)] =
            "0101d3432d4208070605040302011a080113130c0b010c1307010c01080801010c0f1f1e080c2001017b0a45a99c01000003f4ffffff0b000000323738333132"
            + "3334353637f4ffffff0b0000003237383331313130303030fbffffff0400000041636d65fcffffff030000004d544e00fbffffff040000006d61696ef4ffffff"
            + "070000004772c3bcc39f6520e282ac030000000102ff04fbffffff0400000075637332017b666bae9c010000fbf87ba99c0100000101fbffffff04000000686f"
            + "6c64f8ffffff070000006f726465722d3701000000fbffffff040000007465616df8ffffff0700000062696c6c696e6701000000f9ffffff0600000030783134"
            + "3030fbffffff04000000303066668877665544332211fbffffff04000000323738330312060401000000f9ffffff060000007365636f6e6402000000080affff"
            + "ffff0000",
        [nameof(ReceiptRecorded)] =
            "010884e523e708070605040302010b0801020c010f0b12120e017b0a45a99c010000070200fbffffff040000003041316201f8ffffff0700000044454c495652"
            + "44fcffffff03000000303030f5ffffff0a00000032363033303131323030f5ffffff0a00000032363033303131323031f9ffffff060000006d61696e2f3100",
    };

    /// <summary>A record as text: its collections compare by content, which records do not.</summary>
    public static string Text(MessageRecord record) => $"{record.GetType().Name} {JsonSerializer.Serialize(record, record.GetType())}";
}
