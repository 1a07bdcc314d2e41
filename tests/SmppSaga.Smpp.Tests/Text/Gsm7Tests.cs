using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Text;

public class Gsm7Tests
{
    [Theory]
    [InlineData("@", "00")]
    [InlineData("Hello 123", "48656C6C6F20313233")]
    [InlineData("Ångström ñ à", "0E6E677374727C6D207D207F")]
    [InlineData("[€]", "1B3C1B651B3E")]
    [InlineData("\\^~|{}\f", "1B2F1B141B3D1B401B281B291B0A")]
    [InlineData("ΔΦΓΛΩΠΨΣΘΞ", "1012131415161718191A")]
    [InlineData("Ç\r\n", "090D0A")]
    public void Each_character_is_one_septet_or_an_escape_and_one(string text, string hex)
    {
        byte[] septets = new byte[Gsm7.CountSeptets(text)];

        Assert.True(Gsm7.TryEncode(text, septets, out int written));
        Assert.Equal((hex, septets.Length), (Convert.ToHexString(septets), written));
        Assert.Equal(text, Gsm7.Decode(septets));
    }

    [Theory]
    [InlineData("ç")]
    [InlineData("abc`")]
    [InlineData("Ωmega α")]
    [InlineData("\u001B")]
    [InlineData("日本")]
    [InlineData("\uFFFF")]
    [InlineData("\uD83D\uDE00")]
    public void A_character_without_a_place_is_told_by_its_index(string text)
    {
        Assert.Equal(-1, Gsm7.CountSeptets(text));
        Assert.InRange(Gsm7.IndexOfUnencodable(text), 0, text.Length - 1);
        Assert.False(Gsm7.TryEncode(text, new byte[16], out _));
    }

    [Theory]
    [InlineData("80FF", "\uFFFD\uFFFD")]
    [InlineData("1B", " ")]
    [InlineData("611B", "a ")]
    [InlineData("1B1B41", " A")]
    [InlineData("1B41", "A")]
    [InlineData("1B80", " \uFFFD")]
    [InlineData("", "")]
    public void Decoding_takes_every_octet(string hex, string text)
    {
        Assert.Equal(text, Gsm7.Decode(Convert.FromHexString(hex)));
    }

    [Fact]
    public void Every_septet_has_a_character_of_its_own()
    {
        byte[] septets = [.. Enumerable.Range(0, 128).Where(s => s != Gsm7Alphabet.Escape).Select(s => (byte)s)];
        byte[] back = new byte[127];

        string text = Gsm7.Decode(septets);

        Assert.Equal(127, text.Distinct().Count());
        Assert.True(Gsm7.TryEncode(text, back, out _));
        Assert.Equal(septets, back);
    }

    [Fact]
    public void Encoding_stops_at_the_end_of_the_room()
    {
        Assert.False(Gsm7.TryEncode("ab€", new byte[3], out _));
        Assert.True(Gsm7.TryEncode("ab€", new byte[4], out _));
    }
}
