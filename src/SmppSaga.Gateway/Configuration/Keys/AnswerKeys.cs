using SmppSaga.Gateway.Configuration.Values;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>The keys of a connector that say how its SMSC's answers and receipts are read.</summary>
internal static class AnswerKeys
{
    private const int LongestState = 32;

    public static OptionSection<ConnectorOptions> Connector { get; } = new(new ConnectorOptions())
    {
        { "status_classes", Statuses, o => o.StatusClasses, (o, v) => o with { StatusClasses = v }, "What an answer to submit_sm means where it is not the usual, e.g. { ESME_RMSGQFUL: temporary, 0x401: permanent }." },
        { "receipt_states", States, o => o.ReceiptStates, (o, v) => o with { ReceiptStates = v }, "What a receipt's state means where it is not the usual, e.g. { ACCEPTD: Delivered }." },
        { "receipt_parts", OneOf(("each", ReceiptParts.Each), ("any", ReceiptParts.Any), ("last", ReceiptParts.Last)), o => o.ReceiptParts, (o, v) => o with { ReceiptParts = v }, "Which receipts of a long message speak for all its parts: none, the first that comes, or the last part's." },
        { "receipt_address_check", Flag, o => o.ReceiptAddressCheck, (o, v) => o with { ReceiptAddressCheck = v }, "Whether a receipt must come from the number that the part went to, by the last 8 digits." },
        { "deliver_ack_timeout", Duration("10ms", "1h"), o => o.DeliverAckTimeout, (o, v) => o with { DeliverAckTimeout = v }, "How long a deliver_sm waits for its report to be stored before it is refused." },
        { "deliver_storage_error", OneOf(("ESME_RX_T_APPN", DeliverStorageError.TemporaryAppError), ("ESME_RSYSERR", DeliverStorageError.SystemError), ("disconnect", DeliverStorageError.Disconnect)), o => o.DeliverStorageError, (o, v) => o with { DeliverStorageError = v }, "How it is refused." },
    };

    private static WordMapKind<uint, StatusClass> Statuses => new(
        "status",
        "name of an error status, or its value such as 0x401",
        StatusTable.TryParse,
        StatusTable.Write,
        OneOf(("throttled", StatusClass.Throttled), ("queue_full", StatusClass.QueueFull), ("temporary", StatusClass.Temporary), ("ambiguous", StatusClass.Ambiguous), ("permanent", StatusClass.Permanent), ("bind_trouble", StatusClass.BindTrouble), ("protocol", StatusClass.Protocol)),
        StatusTable.Names);

    private static WordMapKind<string, ReceiptMeaning> States => new(
        "state",
        $"1 to {LongestState} characters without spaces",
        (string text, out string state) => (state = text.ToUpperInvariant()).Length is > 0 and <= LongestState && text.All(c => c is > ' ' and <= '~'),
        state => state,
        OneOf(("Pending", ReceiptMeaning.Pending), ("Delivered", ReceiptMeaning.Delivered), ("Failed", ReceiptMeaning.Failed), ("Expired", ReceiptMeaning.Expired)),
        []);
}
