using System.Text;
using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>A receipt on its way.</summary>
internal sealed class ReceiptDelivery(ReceiptDraft draft, SmscMessage message, Simulation simulation) : Delivery(message.Account)
{
    private const byte Ucs2 = 8;

    public override void Done(bool taken)
    {
        simulation.Counters.Add(Count.ReceiptsPending, -1);
        simulation.Counters.Add(Count.ReceiptsAcknowledged, taken ? 1 : 0);
    }

    public override void Refused() => simulation.Counters.Add(Count.ReceiptsRefused);

    protected override void OnSending(int attempt)
    {
        simulation.Counters.Add(Count.ReceiptsSent);
        simulation.Counters.Add(Count.ReceiptsRepeated, attempt > 1 ? 1 : 0);
    }

    protected override DeliverSm Create(DateTimeOffset now)
    {
        string text = draft.Text ?? ReceiptText.Write(draft, message, now);
        byte[] octets = draft.Form == ReceiptTextForm.Ucs2 ? Encoding.BigEndianUnicode.GetBytes(text) : Encoding.Latin1.GetBytes(text);
        bool whole = draft.Form is ReceiptTextForm.Plain or ReceiptTextForm.Ucs2;
        return new DeliverSm
        {
            SourceAddrTon = message.Pdu.DestAddrTon,
            SourceAddrNpi = message.Pdu.DestAddrNpi,
            SourceAddr = draft.SourceAddr,
            DestAddrTon = message.Pdu.SourceAddrTon,
            DestAddrNpi = message.Pdu.SourceAddrNpi,
            DestinationAddr = message.Pdu.SourceAddr,
            EsmClass = draft.EsmClass,
            DataCoding = draft.Form == ReceiptTextForm.Ucs2 ? Ucs2 : (byte)0,
            ShortMessage = whole ? octets : default(ReadOnlyMemory<byte>),
            Tlvs = TlvCollection.Create([.. TlvsOf(octets)]),
        };
    }

    private IEnumerable<Tlv> TlvsOf(byte[] octets)
    {
        if (draft.Tlvs)
        {
            yield return Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, draft.MessageId);
            yield return Tlv.OfByte(TlvTag.MessageState, draft.State);
        }

        if (simulation.Options.Receipts.EchoReference && message.Pdu.Tlvs.TryGet(TlvTag.UserMessageReference, out Tlv reference))
        {
            yield return reference;
        }

        if (draft.Form == ReceiptTextForm.Payload)
        {
            yield return new Tlv(TlvTag.MessagePayload, octets);
        }
    }
}
