using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Text;

public class NationalLanguageTests
{
    [Theory]
    [InlineData(NationalLanguage.Turkish, NationalLanguage.Default, "İğneş ç", "400C6E651D2060")]
    [InlineData(NationalLanguage.Default, NationalLanguage.Turkish, "İğneş ç", "1B491B676E651B73201B63")]
    [InlineData(NationalLanguage.Default, NationalLanguage.Spanish, "Está ç", "4573741B61201B09")]
    [InlineData(NationalLanguage.Portuguese, NationalLanguage.Portuguese, "Não ∞Φ", "4E7B6F20151B12")]
    [InlineData(NationalLanguage.Hindi, NationalLanguage.Hindi, "नमस्ते A१", "2F424C5F2759201B411B1D")]
    [InlineData(NationalLanguage.Urdu, NationalLanguage.Default, "شکر (", "3E47252029")]
    [InlineData(NationalLanguage.Kannada, NationalLanguage.Default, "ಡಪ", "243D")]
    public void A_character_is_looked_up_in_the_languages_tables(NationalLanguage locking, NationalLanguage single, string text, string hex)
    {
        Gsm7Alphabet alphabet = Gsm7Alphabet.For(locking, single);

        EncodedText encoded = MessageText.Encode(text, alphabet);

        Assert.Equal(hex, Convert.ToHexString(encoded.Octets.Span));
        Assert.Equal(text, Gsm7.Decode(encoded.Octets.Span, alphabet));
    }

    [Fact]
    public void Every_code_of_every_pair_of_tables_is_read_and_written_alike()
    {
        foreach (NationalLanguage locking in Enum.GetValues<NationalLanguage>())
        {
            foreach (NationalLanguage single in Enum.GetValues<NationalLanguage>())
            {
                Gsm7Alphabet alphabet = Gsm7Alphabet.For(locking, single);
                byte[] all = [.. Enumerable.Range(0, 128).Where(c => c != 0x1B).SelectMany(c => new byte[] { (byte)c, 0x1B, (byte)c })];
                string text = Gsm7.Decode(all, alphabet);
                byte[] back = new byte[all.Length];

                Assert.Equal(-1, Gsm7.IndexOfUnencodable(text, alphabet));
                Assert.True(Gsm7.TryEncode(text, back, out int written, alphabet));
                Assert.Equal(text, Gsm7.Decode(back.AsSpan(0, written), alphabet));
            }
        }
    }

    [Fact]
    public void Every_single_shift_table_keeps_the_signs_of_the_default_extension()
    {
        foreach (NationalLanguage single in Enum.GetValues<NationalLanguage>())
        {
            Gsm7Alphabet alphabet = Gsm7Alphabet.For(NationalLanguage.Default, single);

            // The euro is missing in the Telugu table of the specification.
            string signs = single == NationalLanguage.Telugu ? "\f^{}\\[~]|" : "\f^{}\\[~]|€";
            Assert.Equal(-1, Gsm7.IndexOfUnencodable(signs, alphabet));
        }
    }

    [Theory]
    [InlineData(14)]
    [InlineData(255)]
    public void An_unknown_language_is_the_default(byte identifier)
    {
        Assert.Same(Gsm7Alphabet.Default, Gsm7Alphabet.For((NationalLanguage)identifier, (NationalLanguage)identifier));
    }

    [Fact]
    public void The_tables_travel_in_the_header_of_every_part_and_take_its_room()
    {
        Gsm7Alphabet alphabet = Gsm7Alphabet.For(NationalLanguage.Turkish, NationalLanguage.Spanish);

        MessagePart alone = Assert.Single(LongMessage.Split(MessageText.Encode(new string('ş', 152), alphabet), Concatenation.Udh8, 9));
        IReadOnlyList<MessagePart> parts = LongMessage.Split(MessageText.Encode(new string('ş', 153), alphabet), Concatenation.Udh8, 9);

        Assert.Equal("06250101240102", Convert.ToHexString(alone.UserDataHeader.Span));
        Assert.Equal(["0B0003090201250101240102", "0B0003090202250101240102"], parts.Select(p => Convert.ToHexString(p.UserDataHeader.Span)));
        Assert.Equal([146, 7], parts.Select(p => p.Units));
        Assert.All(parts, p => Assert.Equal(0x40, p.EsmClass));
    }
}
