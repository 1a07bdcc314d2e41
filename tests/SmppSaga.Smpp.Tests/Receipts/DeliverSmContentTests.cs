using System.Text;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Receipts;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Receipts;

public class DeliverSmContentTests
{
    private static readonly byte[] ReceiptText = Encoding.ASCII.GetBytes("id:7 stat:UNDELIV err:1");

    [Fact]
    public void Esm_class_marks_a_receipt()
    {
        DeliverSm deliver = new() { EsmClass = 0x04, ShortMessage = ReceiptText };

        Assert.True(deliver.TryGetReceipt(out DeliveryReceipt? receipt));
        Assert.Equal(("7", "UNDELIV"), (receipt.MessageId, receipt.State));
    }

    [Fact]
    public void A_text_that_imitates_a_receipt_is_a_text()
    {
        DeliverSm deliver = new() { ShortMessage = ReceiptText };

        Assert.False(deliver.TryGetReceipt(out _));
        Assert.True(deliver.TryGetText(out string? text));
        Assert.Equal("id:7 stat:UNDELIV err:1", text);
    }

    [Fact]
    public void Receipted_message_id_marks_one_too_and_comes_before_the_text()
    {
        DeliverSm deliver = new()
        {
            Tlvs = [Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, "A1"), Tlv.OfByte(TlvTag.MessageState, 2), new Tlv(TlvTag.MessagePayload, ReceiptText)],
        };

        Assert.True(deliver.TryGetReceipt(out DeliveryReceipt? receipt));
        Assert.Equal(("A1", (byte?)2, "UNDELIV", "1"), (receipt.MessageId, receipt.MessageState, receipt.State, receipt.ErrorCode));
    }

    [Theory]
    [InlineData(Concatenation.Udh8)]
    [InlineData(Concatenation.Udh16)]
    [InlineData(Concatenation.Sar)]
    [InlineData(Concatenation.Payload)]
    public void What_goes_out_in_parts_comes_back_as_one_text(Concatenation concatenation)
    {
        string text = string.Concat(Enumerable.Repeat("Grüße \uD83D\uDE00 ", 30));
        SubmitSm message = new() { SourceAddr = "Brand", DestinationAddr = "27831234567", EsmClass = 0x80, Tlvs = [Tlv.OfUInt16(TlvTag.UserMessageReference, 5)] };
        SubmitSm[] submits = [.. LongMessage.Split(MessageText.Encode(text), concatenation, 0x1234).Select(part => part.ToSubmitSm(message))];
        MessageAssembler assembler = new(new MessageAssemblerOptions(), TimeProvider.System);
        string? received = null;

        foreach (SubmitSm submit in submits)
        {
            Assert.Equal((5, 0x80, 8), (submit.Tlvs.GetUInt16(TlvTag.UserMessageReference)!.Value, submit.EsmClass & 0x80, submit.DataCoding));
            DeliverSm deliver = new()
            {
                SourceAddr = submit.SourceAddr, DestinationAddr = submit.DestinationAddr, EsmClass = submit.EsmClass,
                DataCoding = submit.DataCoding, ShortMessage = submit.ShortMessage, Tlvs = submit.Tlvs,
            };
            if (!deliver.TryGetPart(out ReceivedPart? part))
            {
                Assert.True(deliver.TryGetText(out received));
            }
            else if (assembler.Add(part, out AssembledMessage? whole) == AssemblyOutcome.Complete)
            {
                received = whole!.Text();
            }
        }

        Assert.Equal(text, received);
    }

    [Fact]
    public void A_header_names_the_tables_of_the_text()
    {
        MessagePart part = LongMessage.Split(MessageText.Encode("şğı", Gsm7Alphabet.For(NationalLanguage.Turkish, NationalLanguage.Default)), Concatenation.Udh8, 1)[0];
        DeliverSm deliver = new() { EsmClass = part.EsmClass, ShortMessage = part.ShortMessage };

        Assert.True(deliver.TryGetText(out string? text));
        Assert.Equal("şğı", text);
        Assert.False(deliver.TryGetPart(out _));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    public void Packed_text_behind_a_header_is_read_by_its_fill_bits(int length)
    {
        string text = string.Concat(Enumerable.Repeat("ab€@", length))[..length];
        MessageAssembler assembler = new(new MessageAssemblerOptions(), TimeProvider.System);
        string? received = null;

        foreach (MessagePart part in LongMessage.Split(MessageText.Encode(text, TextEncoding.Gsm7Packed), Concatenation.Udh8, 1))
        {
            DeliverSm deliver = new() { EsmClass = part.EsmClass, ShortMessage = part.ShortMessage };
            if (!deliver.TryGetPart(out ReceivedPart? read))
            {
                Assert.True(deliver.TryGetText(out received, TextEncoding.Gsm7Packed));
            }
            else if (assembler.Add(read, out AssembledMessage? whole) == AssemblyOutcome.Complete)
            {
                received = whole!.Text(TextEncoding.Gsm7Packed);
            }
        }

        Assert.Equal(text, received);
    }
}
