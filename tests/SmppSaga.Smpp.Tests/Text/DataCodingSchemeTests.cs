using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Text;

public class DataCodingSchemeTests
{
    [Theory]
    [InlineData(0x00, TextEncoding.Gsm7, null)]
    [InlineData(0x01, TextEncoding.Ascii, null)]
    [InlineData(0x02, TextEncoding.Binary, null)]
    [InlineData(0x03, TextEncoding.Latin1, null)]
    [InlineData(0x05, TextEncoding.Jis, null)]
    [InlineData(0x06, TextEncoding.Cyrillic, null)]
    [InlineData(0x07, TextEncoding.Hebrew, null)]
    [InlineData(0x08, TextEncoding.Ucs2, null)]
    [InlineData(0x0E, TextEncoding.Korean, null)]
    [InlineData(0x10, TextEncoding.Gsm7, 0)]
    [InlineData(0x13, TextEncoding.Gsm7, 3)]
    [InlineData(0x14, TextEncoding.Binary, 0)]
    [InlineData(0x18, TextEncoding.Ucs2, 0)]
    [InlineData(0x19, TextEncoding.Ucs2, 1)]
    [InlineData(0x40, TextEncoding.Gsm7, null)]
    [InlineData(0x48, TextEncoding.Ucs2, null)]
    [InlineData(0x58, TextEncoding.Ucs2, 0)]
    [InlineData(0xC8, TextEncoding.Gsm7, null)]
    [InlineData(0xD8, TextEncoding.Gsm7, null)]
    [InlineData(0xE8, TextEncoding.Ucs2, null)]
    [InlineData(0xF0, TextEncoding.Gsm7, 0)]
    [InlineData(0xF1, TextEncoding.Gsm7, 1)]
    [InlineData(0xF4, TextEncoding.Binary, 0)]
    [InlineData(0xF6, TextEncoding.Binary, 2)]
    [InlineData(0x90, TextEncoding.Binary, null)]
    public void An_octet_names_an_alphabet_and_a_class(byte value, TextEncoding encoding, int? messageClass)
    {
        DataCodingScheme scheme = new(value);

        Assert.Equal((encoding, messageClass), (scheme.Encoding, scheme.MessageClass));
    }

    [Theory]
    [InlineData(0xC8, MessageWaitingKind.Voicemail, true, false)]
    [InlineData(0xC1, MessageWaitingKind.Fax, false, false)]
    [InlineData(0xDA, MessageWaitingKind.Email, true, true)]
    [InlineData(0xE3, MessageWaitingKind.Other, false, true)]
    public void The_waiting_groups_tell_what_waits(byte value, MessageWaitingKind kind, bool active, bool stored)
    {
        Assert.Equal(new MessageWaiting(kind, active, stored), new DataCodingScheme(value).Waiting);
    }

    [Fact]
    public void Only_the_waiting_groups_indicate()
    {
        for (int value = 0; value <= 0xFF; value++)
        {
            Assert.Equal(value is >= 0xC0 and <= 0xEF, new DataCodingScheme((byte)value).Waiting is not null);
        }
    }

    [Theory]
    [InlineData(0x20, true, false)]
    [InlineData(0x31, true, false)]
    [InlineData(0x60, true, true)]
    [InlineData(0x50, false, true)]
    [InlineData(0xF0, false, false)]
    [InlineData(0x00, false, false)]
    public void Compression_and_automatic_deletion_belong_to_the_general_groups(byte value, bool compressed, bool deletion)
    {
        DataCodingScheme scheme = new(value);

        Assert.Equal((compressed, deletion), (scheme.IsCompressed, scheme.IsAutomaticDeletion));
    }

    [Theory]
    [InlineData(TextEncoding.Gsm7, 0, 0xF0)]
    [InlineData(TextEncoding.Gsm7, 2, 0xF2)]
    [InlineData(TextEncoding.Binary, 1, 0xF5)]
    [InlineData(TextEncoding.Ucs2, 0, 0x18)]
    public void What_is_written_is_read_again(TextEncoding encoding, byte messageClass, byte value)
    {
        DataCodingScheme scheme = DataCodingScheme.Of(encoding, messageClass);

        Assert.Equal((value, encoding, messageClass), (scheme.Value, scheme.Encoding, scheme.MessageClass));
    }

    [Fact]
    public void A_class_above_three_and_an_open_encoding_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DataCodingScheme.Of(TextEncoding.Gsm7, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataCodingScheme.Of(TextEncoding.Auto));
    }
}
