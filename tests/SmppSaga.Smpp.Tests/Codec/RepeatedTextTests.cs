namespace SmppSaga.Smpp.Tests.Codec;

public class RepeatedTextTests
{
    [Fact]
    public void An_address_read_again_is_the_same_string()
    {
        string first = RepeatedText.Of("27831234567"u8);

        Assert.Equal("27831234567", first);
        Assert.Same(first, RepeatedText.Of("27831234567"u8));
    }

    [Fact]
    public void Every_address_is_read_as_it_is_whatever_was_read_before()
    {
        for (int i = 0; i < 5_000; i++)
        {
            string expected = $"2783{i:0000000}";

            Assert.Equal(expected, RepeatedText.Of(System.Text.Encoding.Latin1.GetBytes(expected)));
        }

        Assert.Equal("", RepeatedText.Of([]));
        Assert.Equal("\u00e9\u00ff", RepeatedText.Of([0xE9, 0xFF]));
        Assert.Equal(new string('9', 30), RepeatedText.Of(System.Text.Encoding.Latin1.GetBytes(new string('9', 30))));
    }

    [Fact]
    public void A_record_of_245_octets_costs_at_most_400_octets()
    {
        byte[] pdu = PduEncoder.Encode(new SubmitSm
        {
            SequenceNumber = 1, SourceAddr = "27830002222", DestinationAddr = "27831234567", ShortMessage = new byte[160],
            Tlvs = [Tlv.OfUInt16(TlvTag.UserMessageReference, 7), Tlv.OfByte(TlvTag.PayloadType, 0), new Tlv(new TlvTag(0x1400), new byte[4])],
        });
        PduDecoder.Decode(pdu);

        long before = GC.GetAllocatedBytesForCurrentThread();
        PduDecoder.Decode(pdu);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, 400);
    }
}
