using CsCheck;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Text;

public class Gsm7Properties
{
    private static readonly Gen<Gsm7Alphabet> Alphabets =
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, 13]).Select((locking, single) => Gsm7Alphabet.For((NationalLanguage)locking, (NationalLanguage)single));

    private static readonly Gen<byte[]> Septets = Gen.Byte[0, 0x7F].Array[0, 400];

    [Fact]
    public void Encoding_then_decoding_gives_the_text()
    {
        Gen.Select(Alphabets, Septets).Sample((alphabet, septets) =>
        {
            string text = Gsm7.Decode(septets, alphabet);

            EncodedText encoded = MessageText.Encode(text, alphabet);

            Assert.Equal(text, Gsm7.Decode(encoded.Octets.Span, alphabet));
            Assert.Equal(Gsm7.CountSeptets(text, alphabet), encoded.Units);
        });
    }

    [Fact]
    public void Packing_then_unpacking_by_count_gives_the_septets()
    {
        Gen.Select(Septets, Gen.Int[0, 6], Gen.Bool).Sample((septets, fillBits, padded) =>
        {
            byte[] packed = Gsm7Packing.Pack(septets, fillBits, padded);

            Assert.Equal(septets, Gsm7Packing.Unpack(packed, septets.Length, fillBits));
        });
    }

    [Fact]
    public void Unpacking_without_a_count_gives_the_septets_but_for_a_doubled_last_carriage_return()
    {
        Gen.Select(Septets, Gen.Int[0, 6]).Sample((septets, fillBits) =>
        {
            byte[] unpacked = Gsm7Packing.Unpack(Gsm7Packing.Pack(septets, fillBits, padWithCarriageReturn: true), septets: null, fillBits);

            byte[] doubled = septets is [.., 0x0D] && unpacked.Length > septets.Length ? [.. septets, 0x0D] : septets;
            Assert.Equal(doubled, unpacked);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void No_septets_take_no_octet_whatever_the_fill_bits(int fillBits) => Assert.Empty(Gsm7Packing.Pack([], fillBits, padWithCarriageReturn: true));

    [Fact]
    public void Packing_takes_seven_eighths_of_the_octets()
    {
        Septets.Sample(septets => Assert.Equal(((septets.Length * 7) + 7) / 8, Gsm7Packing.Pack(septets).Length));
    }

    [Fact]
    public void Any_octets_under_any_data_coding_are_decoded_without_an_error()
    {
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte, Gen.Enum<TextEncoding>()).Sample((octets, dataCoding, defaultAlphabet) =>
        {
            bool isText = MessageText.TryDecode(octets, dataCoding, out string? text, defaultAlphabet);

            Assert.Equal(isText, text is not null);
        });
    }

    [Fact]
    public void Auto_encodes_every_text()
    {
        Gen.String.Sample(text =>
        {
            EncodedText encoded = MessageText.Encode(text);

            Assert.Equal(text, MessageText.Decode(encoded.Octets.Span, encoded.Encoding));
        });
    }
}
