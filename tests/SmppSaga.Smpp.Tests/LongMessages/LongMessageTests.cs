using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.LongMessages;

public class LongMessageTests
{
    [Theory]
    [InlineData(TextEncoding.Gsm7, 160, 153, 152)]
    [InlineData(TextEncoding.Ucs2, 70, 67, 66)]
    [InlineData(TextEncoding.Latin1, 140, 134, 133)]
    public void A_part_holds_what_is_left_of_140_octets(TextEncoding encoding, int alone, int with8, int with16)
    {
        Assert.Equal([alone], UnitsOfParts(encoding, alone, Concatenation.Udh8, 1));
        Assert.Equal([with8, alone + 1 - with8], UnitsOfParts(encoding, alone + 1, Concatenation.Udh8, 1));
        Assert.Equal([with8, with8], UnitsOfParts(encoding, with8 * 2, Concatenation.Udh8, 1));
        Assert.Equal([with8, with8, 1], UnitsOfParts(encoding, (with8 * 2) + 1, Concatenation.Udh8, 1));
        Assert.Equal([with16, with16, 1], UnitsOfParts(encoding, (with16 * 2) + 1, Concatenation.Udh16, 1));
        Assert.Equal([with8, with8, 1], UnitsOfParts(encoding, (with8 * 2) + 1, Concatenation.Sar, 255));
        Assert.Equal([with16, with16, 1], UnitsOfParts(encoding, (with16 * 2) + 1, Concatenation.Sar, 256));
    }

    [Fact]
    public void A_short_message_has_no_header()
    {
        foreach (Concatenation concatenation in Enum.GetValues<Concatenation>())
        {
            MessagePart part = Assert.Single(LongMessage.Split(MessageText.Encode("Hi"), concatenation, 7));

            Assert.Equal(("4869", 0, 0), (Hex(part.ShortMessage), part.EsmClass, part.UserDataHeader.Length));
            Assert.Null(part.Sar);
            Assert.True(part.MessagePayload.IsEmpty);
        }
    }

    [Fact]
    public void An_eight_bit_header_carries_reference_total_and_number()
    {
        IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(new string('a', 154)  + new string('b', 10)), Concatenation.Udh8, 0x1FE);

        Assert.Equal("050003FE0201" + string.Concat(Enumerable.Repeat("61", 153)), Hex(parts[0].ShortMessage));
        Assert.Equal("050003FE0202" + "61" + string.Concat(Enumerable.Repeat("62", 10)), Hex(parts[1].ShortMessage));
        Assert.All(parts, part => Assert.Equal(0x40, part.EsmClass));
    }

    [Fact]
    public void A_sixteen_bit_header_carries_the_whole_reference()
    {
        IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(new string('й', 71)), Concatenation.Udh16, 0x01FE);

        Assert.Equal(["06080401FE0201", "06080401FE0202"], parts.Select(p => Hex(p.UserDataHeader)));
        Assert.Equal(7 + 132, parts[0].ShortMessage.Length);
    }

    [Fact]
    public void Sar_parts_have_numbers_and_no_header()
    {
        IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(new string('a', 200)), Concatenation.Sar, 0xABCD);

        Assert.Equal([new(0xABCD, 2, 1), new(0xABCD, 2, 2)], parts.Select(p => p.Sar!.Value));
        Assert.All(parts, part => Assert.Equal((0, 0), (part.EsmClass, part.UserDataHeader.Length)));
        Assert.Equal(200, parts.Sum(p => p.ShortMessage.Length));
    }

    [Fact]
    public void A_payload_holds_a_long_text_whole_up_to_65535_octets()
    {
        MessagePart part = Assert.Single(LongMessage.Split(MessageText.Encode(new string('a', 65_535)), Concatenation.Payload, 1));

        Assert.Equal((65_535, 0, 0), (part.MessagePayload.Length, part.ShortMessage.Length, part.EsmClass));
        MessageTooLongException error = Assert.Throws<MessageTooLongException>(
            () => LongMessage.Split(MessageText.Encode(new string('a', 65_536)), Concatenation.Payload, 1));
        Assert.Equal("message_payload: at most 65535, the text needs 65536.", error.Message);
    }

    [Theory]
    [InlineData(152, 1, 152)]
    [InlineData(151, 1, 153)]
    [InlineData(150, 2, 152)]
    public void No_part_ends_inside_an_escape_sequence(int letters, int euros, int firstPart)
    {
        string text = new string('a', letters) + string.Concat(Enumerable.Repeat('€', euros)) + new string('b', 20);

        IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(text), Concatenation.Udh8, 1);

        Assert.Equal(firstPart, parts[0].Units);
        Assert.Equal(text, string.Concat(parts.Select(p => Gsm7.Decode(p.ShortMessage.Span[6..]))));
    }

    [Theory]
    [InlineData(66, 66)]
    [InlineData(65, 67)]
    public void No_part_ends_inside_a_surrogate_pair(int letters, int firstPart)
    {
        string text = new string('й', letters) + "\uD83D\uDE00" + new string('й', 20);

        IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(text), Concatenation.Udh8, 1);

        Assert.Equal(firstPart, parts[0].Units);
        Assert.Equal(text, string.Concat(parts.Select(p => Ucs2.Decode(p.ShortMessage.Span[6..]))));
    }

    [Fact]
    public void No_part_ends_inside_a_double_octet()
    {
        EncodedText text = MessageText.Encode("a" + new string('日', 100), TextEncoding.Jis);

        Assert.Equal([133, 68], LongMessage.Split(text, Concatenation.Udh8, 1).Select(p => p.Units));
    }

    [Fact]
    public void More_than_255_parts_are_an_error_with_the_limit_and_what_came()
    {
        Assert.Equal(255, LongMessage.Split(MessageText.Encode(new string('a', 153 * 255)), Concatenation.Udh8, 1).Count);

        MessageTooLongException error = Assert.Throws<MessageTooLongException>(
            () => LongMessage.Split(MessageText.Encode(new string('a', (153 * 255) + 1)), Concatenation.Udh8, 1));
        Assert.Equal(("parts", 255, 256), (error.Field, error.Limit, error.Actual));
    }

    [Fact]
    public void Packed_parts_fill_140_octets_and_start_on_a_septet_boundary()
    {
        IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(new string('a', 306), TextEncoding.Gsm7Packed), Concatenation.Udh8, 1);

        Assert.Equal([140, 140], parts.Select(p => p.ShortMessage.Length));
        Assert.Equal([153, 153], parts.Select(p => p.Units));
        Assert.All(parts, p => Assert.Equal(new string('a', 153), Gsm7.Decode(Gsm7Packing.Unpack(p.ShortMessage.Span[6..], 153, fillBits: 1))));
    }

    [Fact]
    public void A_full_packed_part_that_ends_in_a_carriage_return_stays_within_140_octets()
    {
        MessagePart part = Assert.Single(LongMessage.Split(MessageText.Encode(new string('a', 159) + '\r', TextEncoding.Gsm7Packed), Concatenation.Udh8, 1));

        Assert.Equal(140, part.ShortMessage.Length);
    }

    [Theory]
    [InlineData(0x00, 160, 1)]
    [InlineData(0x00, 161, 2)]
    [InlineData(0x04, 140, 1)]
    [InlineData(0x04, 141, 2)]
    [InlineData(0x08, 142, 2)]
    [InlineData(0xF5, 141, 2)]
    public void Octets_are_cut_by_what_their_data_coding_says(byte dataCoding, int octets, int parts)
    {
        Assert.Equal(parts, LongMessage.Split(new byte[octets], dataCoding, Concatenation.Udh8, 1).Count);
    }

    private static int[] UnitsOfParts(TextEncoding encoding, int length, Concatenation concatenation, ushort reference) =>
        [.. LongMessage.Split(MessageText.Encode(new string('a', length), encoding), concatenation, reference).Select(p => p.Units)];

    private static string Hex(ReadOnlyMemory<byte> octets) => Convert.ToHexString(octets.Span);
}
