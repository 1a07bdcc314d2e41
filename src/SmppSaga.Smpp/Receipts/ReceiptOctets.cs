using System.Text;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Receipts;

/// <summary>The characters of a receipt. Its keys are ASCII, so the octets tell UCS-2 from single octets better than data_coding does.</summary>
internal static class ReceiptOctets
{
    internal static string Decode(ReadOnlySpan<byte> octets, byte dataCoding, TextEncoding defaultAlphabet)
    {
        return octets switch
        {
            [0xFE, 0xFF, .. var bigEndian] => Ucs2.Decode(WithoutLastHalf(bigEndian)),
            [0xFF, 0xFE, .. var littleEndian] => Encoding.Unicode.GetString(WithoutLastHalf(littleEndian)),
            [0, not 0, ..] => Ucs2.Decode(WithoutLastHalf(octets)),
            [not 0, 0, ..] => Encoding.Unicode.GetString(WithoutLastHalf(octets)),
            _ => DecodeSingleOctets(octets, dataCoding, defaultAlphabet),
        };
    }

    // A NUL behind the text makes the count odd; half a unit is none.
    private static ReadOnlySpan<byte> WithoutLastHalf(ReadOnlySpan<byte> octets) => octets[..(octets.Length & ~1)];

    private static string DecodeSingleOctets(ReadOnlySpan<byte> octets, byte dataCoding, TextEncoding defaultAlphabet)
    {
        return !MessageText.TryDecode(octets, dataCoding, out string? text, defaultAlphabet) || new DataCodingScheme(dataCoding).Encoding == TextEncoding.Ucs2
            ? Encoding.Latin1.GetString(octets)
            : text;
    }
}
