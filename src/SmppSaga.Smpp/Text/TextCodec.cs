using System.Text;

namespace SmppSaga.Smpp.Text;

/// <summary>The octets of each <see cref="TextEncoding"/>, data_coding aside.</summary>
internal static class TextCodec
{
    /// <summary>Null, with the UTF-16 index, when a character has no place.</summary>
    internal static byte[]? Encode(string text, TextEncoding encoding, out int unencodableIndex)
    {
        unencodableIndex = -1;
        switch (encoding)
        {
            case TextEncoding.Ucs2:
                return Ucs2.Encode(text);
            case TextEncoding.Gsm7 or TextEncoding.Gsm7Packed:
                return EncodeGsm7(text, Gsm7Alphabet.Default, out unencodableIndex);
            default:
                return EncodeByCodePage(text, CodePages.Strict(encoding), out unencodableIndex);
        }
    }

    internal static byte[]? EncodeGsm7(string text, Gsm7Alphabet alphabet, out int unencodableIndex)
    {
        int septets = Gsm7.CountSeptets(text, alphabet);
        if (septets < 0)
        {
            unencodableIndex = Gsm7.IndexOfUnencodable(text, alphabet);
            return null;
        }

        unencodableIndex = -1;
        byte[] octets = new byte[septets];
        Gsm7.TryEncode(text, octets, out _, alphabet);
        return octets;
    }

    internal static string Decode(ReadOnlySpan<byte> octets, TextEncoding encoding, Gsm7Alphabet? alphabet) => encoding switch
    {
        TextEncoding.Gsm7 => Gsm7.Decode(octets, alphabet),
        TextEncoding.Gsm7Packed => Gsm7.Decode(Gsm7Packing.Unpack(octets), alphabet),
        TextEncoding.Ucs2 => Ucs2.Decode(octets),
        TextEncoding.Auto or TextEncoding.Binary => Encoding.Latin1.GetString(octets),
        TextEncoding.Jis when octets.IndexOf((byte)0x1B) >= 0 => CodePages.Iso2022Jp.GetString(octets),
        _ => CodePages.Lenient(encoding).GetString(octets),
    };

    private static byte[]? EncodeByCodePage(string text, Encoding strict, out int unencodableIndex)
    {
        try
        {
            unencodableIndex = -1;
            return strict.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            unencodableIndex = exception.Index;
            return null;
        }
    }
}
