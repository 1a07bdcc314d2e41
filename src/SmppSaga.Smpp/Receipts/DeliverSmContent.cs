using System.Diagnostics.CodeAnalysis;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Receipts;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp;

/// <summary>What a deliver_sm is about: a receipt, a part of a long message, or a text.</summary>
public static class DeliverSmContent
{
    /// <summary>True when esm_class or receipted_message_id marks a receipt. How its text looks counts for nothing: that is the sender's to write, those are the SMSC's.</summary>
    public static bool IsReceipt(this DeliverSm deliver) => DeliveryReceipt.IsReceipt(deliver.EsmClass) || !string.IsNullOrEmpty(deliver.Tlvs.GetString(TlvTag.ReceiptedMessageId));

    /// <summary>Reads a receipt; never throws. False unless it <see cref="IsReceipt"/> and says something.</summary>
    /// <param name="deliver">The PDU.</param>
    /// <param name="receipt">The receipt; null when there is none.</param>
    /// <param name="defaultAlphabet">What data_coding 0 means to this SMSC.</param>
    public static bool TryGetReceipt(this DeliverSm deliver, [NotNullWhen(true)] out DeliveryReceipt? receipt, TextEncoding defaultAlphabet = TextEncoding.Latin1)
    {
        if (!deliver.IsReceipt())
        {
            receipt = null;
            return false;
        }

        return DeliveryReceipt.TryParse(
            deliver.GetUserData().Text.Span, deliver.DataCoding, deliver.Tlvs.GetString(TlvTag.ReceiptedMessageId), deliver.Tlvs.GetByte(TlvTag.MessageState), out receipt, defaultAlphabet);
    }

    /// <summary>Reads the part of a long message; false when the PDU is a whole one. Goes to a <see cref="MessageAssembler"/>.</summary>
    public static bool TryGetPart(this DeliverSm deliver, [NotNullWhen(true)] out ReceivedPart? part)
    {
        ConcatenationInfo? sar =
            deliver.Tlvs.GetUInt16(TlvTag.SarMsgRefNum) is { } reference
            && deliver.Tlvs.GetByte(TlvTag.SarTotalSegments) is { } total
            && deliver.Tlvs.GetByte(TlvTag.SarSegmentSeqnum) is { } sequence
                ? new ConcatenationInfo(reference, total, sequence)
                : null;
        return ReceivedPart.TryRead(deliver.SourceAddr, deliver.DestinationAddr, deliver.GetUserData(), deliver.DataCoding, sar, out part);
    }

    /// <summary>Reads the text of this PDU alone; false when its data_coding carries none.</summary>
    /// <param name="deliver">The PDU.</param>
    /// <param name="text">The text without a header; null when there is none.</param>
    /// <param name="defaultAlphabet">What data_coding 0 means to this SMSC.</param>
    public static bool TryGetText(this DeliverSm deliver, [NotNullWhen(true)] out string? text, TextEncoding defaultAlphabet = TextEncoding.Gsm7)
    {
        UserData data = deliver.GetUserData();
        return MessageText.TryDecode(data.Text.Span, deliver.DataCoding, out text, defaultAlphabet, data.Header?.Alphabet, data.HeaderLength);
    }

    /// <summary>Header and text, from message_payload when the PDU has it, else from short_message.</summary>
    public static UserData GetUserData(this DeliverSm deliver)
    {
        bool hasPayload = deliver.Tlvs.TryGet(TlvTag.MessagePayload, out Tlv payload) && deliver.ShortMessage.IsEmpty;
        return UserData.Read(hasPayload ? payload.Value : deliver.ShortMessage, deliver.EsmClass);
    }
}
