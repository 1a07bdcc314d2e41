using System.Diagnostics.CodeAnalysis;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Receipts;

/// <summary>
/// What a deliver_sm or data_sm says about a message submitted before (SMPP 3.4, appendix B, and the TLVs of 5.3.2.12 and 5.3.2.35). Every field may be missing.
/// </summary>
public sealed record DeliveryReceipt
{
    private const int MessageTypeBits = 0x1C;
    private const int ReceiptType = 0x04;
    private const int IntermediateBit = 0x20;

    /// <summary>receipted_message_id where the SMSC sends it, else <c>id</c> of the text; verbatim.</summary>
    public string? MessageId { get; init; }

    /// <summary>Messages submitted; null unless it is a number.</summary>
    public int? Sub { get; init; }

    /// <summary>Messages delivered; null unless it is a number.</summary>
    public int? Dlvrd { get; init; }

    /// <summary>Submit date as written, in any form.</summary>
    public string? SubmitDate { get; init; }

    /// <summary><see cref="SubmitDate"/> in the SMSC's own time zone, kind unspecified; null when its form is not 10, 12 or 14 digits of a real date.</summary>
    public DateTime? SubmitTime { get; init; }

    /// <summary>Done date as written, in any form.</summary>
    public string? DoneDate { get; init; }

    /// <summary><see cref="DoneDate"/> in the SMSC's own time zone, kind unspecified; null when its form is not 10, 12 or 14 digits of a real date.</summary>
    public DateTime? DoneTime { get; init; }

    /// <summary><c>stat</c> as written, vendor words included; from message_state when the text has none.</summary>
    public string? State { get; init; }

    /// <summary>message_state (SMPP 3.4, 5.2.28): the TLV where there is one, else what <c>stat</c> means; null for words outside the specification.</summary>
    public byte? MessageState { get; init; }

    /// <summary><c>err</c> as written: networks use letters and any length.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The beginning of the user's text, as far as the SMSC repeats it.</summary>
    public string? Text { get; init; }

    /// <summary>True when there is something to act on: an id or a state.</summary>
    public bool IsUsable => MessageId is not null || State is not null || MessageState is not null;

    /// <summary>True when the message type bits of esm_class (SMPP 3.4, 5.2.12) mark a receipt, final or intermediate. A text that looks like one counts for nothing.</summary>
    public static bool IsReceipt(byte esmClass) => (esmClass & MessageTypeBits) == ReceiptType || IsIntermediate(esmClass);

    /// <summary>True for an intermediate notification, which never ends a message.</summary>
    public static bool IsIntermediate(byte esmClass) => (esmClass & IntermediateBit) != 0;

    /// <summary>Reads a receipt; never throws, in time linear to the octets. False when neither an id nor a state was found.</summary>
    /// <param name="shortMessage">short_message or message_payload without a user data header; may be empty.</param>
    /// <param name="dataCoding">data_coding of the PDU. UCS-2 is known by its octets, whatever this says.</param>
    /// <param name="receiptedMessageId">TLV 0x001E, or null.</param>
    /// <param name="messageState">TLV 0x0427, or null.</param>
    /// <param name="receipt">What was found; null only when this returns false.</param>
    /// <param name="defaultAlphabet">What data_coding 0 means to this SMSC; receipts are mostly written in ASCII whatever it is.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> shortMessage,
        byte dataCoding,
        string? receiptedMessageId,
        byte? messageState,
        [NotNullWhen(true)] out DeliveryReceipt? receipt,
        TextEncoding defaultAlphabet = TextEncoding.Latin1)
    {
        DeliveryReceipt read = Parse(shortMessage, dataCoding, receiptedMessageId, messageState, defaultAlphabet);
        receipt = read.IsUsable ? read : null;
        return receipt is not null;
    }

    /// <summary>Reads whatever the octets and the two TLVs tell; never throws. The parameters are those of <see cref="TryParse"/>.</summary>
    public static DeliveryReceipt Parse(
        ReadOnlySpan<byte> shortMessage,
        byte dataCoding,
        string? receiptedMessageId = null,
        byte? messageState = null,
        TextEncoding defaultAlphabet = TextEncoding.Latin1) =>
        Parse(ReceiptOctets.Decode(shortMessage, dataCoding, defaultAlphabet), receiptedMessageId, messageState);

    /// <summary>Reads whatever a text and the two TLVs tell; never throws. Fields that are not there are null.</summary>
    public static DeliveryReceipt Parse(string text, string? receiptedMessageId = null, byte? messageState = null)
    {
        ReceiptFields fields = new(text);
        string? submitDate = fields.Date(ReceiptField.SubmitDate);
        string? doneDate = fields.Date(ReceiptField.DoneDate);
        string? state = fields.Word(ReceiptField.State);
        return new DeliveryReceipt
        {
            MessageId = string.IsNullOrEmpty(receiptedMessageId) ? fields.Word(ReceiptField.Id) : receiptedMessageId,
            Sub = fields.Number(ReceiptField.Sub),
            Dlvrd = fields.Number(ReceiptField.Dlvrd),
            SubmitDate = submitDate,
            SubmitTime = ReceiptDate.Parse(submitDate),
            DoneDate = doneDate,
            DoneTime = ReceiptDate.Parse(doneDate),
            State = state ?? ReceiptState.WordOf(messageState),
            MessageState = messageState ?? ReceiptState.ValueOf(state),
            ErrorCode = fields.Word(ReceiptField.Error),
            Text = fields.Text,
        };
    }
}
