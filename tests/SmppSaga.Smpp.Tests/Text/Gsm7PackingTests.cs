using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Text;

public class Gsm7PackingTests
{
    [Theory]
    [InlineData("", 0, "")]
    [InlineData("A", 0, "41")]
    [InlineData("hellohello", 0, "E8329BFD4697D9EC37")]
    [InlineData("AAAAAAA", 0, "C16030180C0601")]
    [InlineData("AAAAAAAA", 0, "C16030180C0683")]
    [InlineData("A", 1, "82")]
    [InlineData("AB", 6, "405008")]
    public void Septets_fill_octets_from_the_lowest_bit(string text, int fillBits, string hex)
    {
        byte[] septets = Septets(text);

        byte[] packed = Gsm7Packing.Pack(septets, fillBits);

        Assert.Equal(hex, Convert.ToHexString(packed));
        Assert.Equal(septets, Gsm7Packing.Unpack(packed, septets.Length, fillBits));
    }

    [Theory]
    [InlineData("1234567", "1234567")]
    [InlineData("1234567@", "1234567@")]
    [InlineData("123456\r", "123456\r")]
    [InlineData("1234567\r", "1234567\r\r")]
    [InlineData("12345678", "12345678")]
    [InlineData("@@@@@@@", "@@@@@@@")]
    [InlineData("\r", "\r")]
    public void Seven_spare_bits_carry_a_carriage_return_so_that_no_count_is_needed(string text, string read)
    {
        byte[] packed = Gsm7Packing.Pack(Septets(text), padWithCarriageReturn: true);

        Assert.Equal(read, Gsm7.Decode(Gsm7Packing.Unpack(packed)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 3)]
    [InlineData(6, 1)]
    [InlineData(7, 0)]
    [InlineData(12, 2)]
    public void Text_behind_a_header_starts_on_a_septet_boundary(int headerOctets, int fillBits)
    {
        Assert.Equal(fillBits, Gsm7Packing.FillBitsAfter(headerOctets));
        Assert.Equal(0, ((headerOctets * 8) + fillBits) % 7);
    }

    [Fact]
    public void More_septets_than_there_are_is_no_error()
    {
        Assert.Equal(2, Gsm7Packing.Unpack([0x41, 0x01], septets: 9).Length);
        Assert.Empty(Gsm7Packing.Unpack([], septets: 9, fillBits: 6));
    }

    private static byte[] Septets(string text)
    {
        byte[] septets = new byte[Gsm7.CountSeptets(text)];
        Gsm7.TryEncode(text, septets, out _);
        return septets;
    }
}
