using SmppSaga.Smpp;

namespace SmppSaga.Benchmarks.Smpp;

/// <summary>The submit_sm that the budgets are set for: 245 octets, 160 of them text, with two standard TLVs and one of a vendor.</summary>
internal static class SamplePdus
{
    public static readonly SubmitSm Submit = new()
    {
        SourceAddrTon = 5,
        SourceAddr = "MyBrand",
        DestAddrTon = 1,
        DestAddrNpi = 1,
        DestinationAddr = "27721234567",
        RegisteredDelivery = 1,
        ShortMessage = Enumerable.Repeat((byte)'x', 160).ToArray(),
        Tlvs = [Tlv.OfUInt16(TlvTag.UserMessageReference, 7), Tlv.OfByte(TlvTag.PayloadType, 0), new Tlv(new TlvTag(0x1400), new byte[19])],
    };
}
