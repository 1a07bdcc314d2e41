using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Text;

public class MessageTextTests
{
    [Theory]
    [InlineData("Hello €", TextEncoding.Gsm7, 0x00, 8)]
    [InlineData("Привет", TextEncoding.Ucs2, 0x08, 6)]
    [InlineData("a\uD83D\uDE00", TextEncoding.Ucs2, 0x08, 3)]
    [InlineData("", TextEncoding.Gsm7, 0x00, 0)]
    public void Auto_takes_gsm7_when_every_character_fits_else_ucs2(string text, TextEncoding encoding, byte dataCoding, int units)
    {
        EncodedText encoded = MessageText.Encode(text);

        Assert.Equal((encoding, dataCoding, units), (encoded.Encoding, encoded.DataCoding, encoded.Units));
        Assert.True(MessageText.TryDecode(encoded.Octets.Span, encoded.DataCoding, out string? back));
        Assert.Equal(text, back);
    }

    [Fact]
    public void Auto_takes_the_smscs_own_alphabet_without_naming_it()
    {
        EncodedText encoded = MessageText.Encode("façade", defaultAlphabet: TextEncoding.Latin1);

        Assert.Equal((TextEncoding.Latin1, 0, "6661E7616465"), (encoded.Encoding, encoded.DataCoding, Convert.ToHexString(encoded.Octets.Span)));
    }

    [Theory]
    [InlineData("Hi", TextEncoding.Gsm7, 0xF0)]
    [InlineData("ç", TextEncoding.Ucs2, 0x18)]
    public void A_message_class_takes_an_encoding_that_can_tell_it(string text, TextEncoding encoding, byte dataCoding)
    {
        EncodedText encoded = MessageText.Encode(text, messageClass: 0, defaultAlphabet: TextEncoding.Latin1);

        Assert.Equal((encoding, dataCoding), (encoded.Encoding, encoded.DataCoding));
    }

    [Theory]
    [InlineData(TextEncoding.Ascii, "Hi~", 0x01, "48697E")]
    [InlineData(TextEncoding.Latin1, "é¢", 0x03, "E9A2")]
    [InlineData(TextEncoding.Jis, "日ｱ", 0x05, "93FAB1")]
    [InlineData(TextEncoding.Cyrillic, "Жё", 0x06, "B6F1")]
    [InlineData(TextEncoding.Hebrew, "שא", 0x07, "F9E0")]
    [InlineData(TextEncoding.Ucs2, "\uD83D\uDE00é", 0x08, "D83DDE0000E9")]
    [InlineData(TextEncoding.Korean, "한", 0x0E, "C7D1")]
    public void Each_encoding_has_its_octets_and_its_data_coding(TextEncoding encoding, string text, byte dataCoding, string hex)
    {
        EncodedText encoded = MessageText.Encode(text, encoding);

        Assert.Equal((dataCoding, hex), (encoded.DataCoding, Convert.ToHexString(encoded.Octets.Span)));
        Assert.True(MessageText.TryDecode(encoded.Octets.Span, dataCoding, out string? back));
        Assert.Equal(text, back);
    }

    [Theory]
    [InlineData(TextEncoding.Ascii, "né", 1)]
    [InlineData(TextEncoding.Latin1, "5 €", 2)]
    [InlineData(TextEncoding.Gsm7, "日", 0)]
    [InlineData(TextEncoding.Cyrillic, "Жé", 1)]
    [InlineData(TextEncoding.Jis, "abc\uD83D\uDE00", 3)]
    public void A_character_without_a_place_is_an_error_that_tells_where_and_not_what(TextEncoding encoding, string text, int index)
    {
        UnencodableTextException error = Assert.Throws<UnencodableTextException>(() => MessageText.Encode(text, encoding));

        Assert.Equal((encoding, index), (error.Encoding, error.Index));
        Assert.DoesNotContain(text[index], error.Message);
        Assert.False(MessageText.TryEncode(text, encoding, out _, out int told));
        Assert.Equal(index, told);
    }

    [Theory]
    [InlineData(0x02)]
    [InlineData(0x04)]
    [InlineData(0xF5)]
    [InlineData(0x30)]
    [InlineData(0x8F)]
    public void Octets_that_are_no_text_give_none(byte dataCoding)
    {
        Assert.False(MessageText.TryDecode([0x41, 0x42], dataCoding, out string? text));
        Assert.Null(text);
    }

    [Fact]
    public void Every_data_coding_takes_every_octet_without_an_error()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(o => (byte)o), 0xFF];
        for (int dataCoding = 0; dataCoding <= 0xFF; dataCoding++)
        {
            MessageText.TryDecode(all, (byte)dataCoding, out _);
        }
    }

    [Fact]
    public void The_two_forms_of_jis_are_both_read()
    {
        Assert.True(MessageText.TryDecode([0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], 5, out string? stateful));
        Assert.Equal("日", stateful);
    }

    [Fact]
    public void Half_a_unit_at_the_end_is_a_replacement_character()
    {
        Assert.Equal("A\uFFFD", Ucs2.Decode([0x00, 0x41, 0x42]));
    }
}
