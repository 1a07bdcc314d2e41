using System.Diagnostics.CodeAnalysis;

namespace SmppSaga.Smpp.Text;

/// <summary>Text to octets and back, by data_coding (SMPP 3.4, 5.2.19).</summary>
public static class MessageText
{
    /// <summary>Encodes a text of any length.</summary>
    /// <param name="text">UTF-16; the limits of a short message are not checked here.</param>
    /// <param name="encoding">Any but <see cref="TextEncoding.Binary"/>.</param>
    /// <param name="messageClass">0 (flash) to 3; see <see cref="DataCodingScheme.Of"/>.</param>
    /// <param name="defaultAlphabet">What data_coding 0 means to this SMSC: Auto tries it first. Gsm7, Latin1 or Ascii.</param>
    /// <exception cref="UnencodableTextException">A character has no place in the encoding; never with Auto or Ucs2.</exception>
    public static EncodedText Encode(
        string text,
        TextEncoding encoding = TextEncoding.Auto,
        byte? messageClass = null,
        TextEncoding defaultAlphabet = TextEncoding.Gsm7)
    {
        return TryEncode(text, encoding, out EncodedText? encoded, out int index, messageClass, defaultAlphabet)
            ? encoded
            : throw new UnencodableTextException(encoding, index);
    }

    /// <summary>As <see cref="Encode(string, TextEncoding, byte?, TextEncoding)"/>; false with the UTF-16 index of the first character without a place.</summary>
    public static bool TryEncode(
        string text,
        TextEncoding encoding,
        [NotNullWhen(true)] out EncodedText? encoded,
        out int unencodableIndex,
        byte? messageClass = null,
        TextEncoding defaultAlphabet = TextEncoding.Gsm7)
    {
        if (encoding == TextEncoding.Auto)
        {
            // A message class has a form for GSM 7-bit and UCS-2 only.
            TextEncoding first = messageClass is null ? defaultAlphabet : TextEncoding.Gsm7;
            if (TryEncode(text, first, out encoded, out unencodableIndex, messageClass))
            {
                // The SMSC's own alphabet goes without a name.
                encoded = messageClass is null ? encoded with { DataCoding = 0 } : encoded;
                return true;
            }

            encoding = TextEncoding.Ucs2;
        }

        byte[]? octets = TextCodec.Encode(text, encoding, out unencodableIndex);
        encoded = octets is null
            ? null
            : new EncodedText { Encoding = encoding, DataCoding = DataCodingScheme.Of(encoding, messageClass).Value, Octets = octets };
        return encoded is not null;
    }

    /// <summary>Encodes in GSM 7-bit with the tables of chosen languages.</summary>
    /// <param name="text">UTF-16; the limits of a short message are not checked here.</param>
    /// <param name="alphabet">The tables; see <see cref="Gsm7Alphabet.For"/>.</param>
    /// <param name="messageClass">0 (flash) to 3; see <see cref="DataCodingScheme.Of"/>.</param>
    /// <exception cref="UnencodableTextException">A character has no place in the tables.</exception>
    public static EncodedText Encode(string text, Gsm7Alphabet alphabet, byte? messageClass = null)
    {
        byte[] octets = TextCodec.EncodeGsm7(text, alphabet, out int index) ?? throw new UnencodableTextException(TextEncoding.Gsm7, index);
        return new EncodedText
        {
            Encoding = TextEncoding.Gsm7,
            DataCoding = DataCodingScheme.Of(TextEncoding.Gsm7, messageClass).Value,
            Octets = octets,
            Alphabet = alphabet,
        };
    }

    /// <summary>Decodes octets without a user data header. False when data_coding carries no text: binary, compressed or reserved. Octets that have no character become U+FFFD.</summary>
    /// <param name="octets">The octets of short_message or message_payload.</param>
    /// <param name="dataCoding">data_coding of the PDU.</param>
    /// <param name="text">The text; null when there is none.</param>
    /// <param name="defaultAlphabet">What data_coding 0 means to this SMSC.</param>
    /// <param name="alphabet">The tables that a user data header names, for GSM 7-bit.</param>
    /// <param name="headerOctets">Octets of the user data header that stood before the text; packed text starts on the next septet boundary.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> octets,
        byte dataCoding,
        [NotNullWhen(true)] out string? text,
        TextEncoding defaultAlphabet = TextEncoding.Gsm7,
        Gsm7Alphabet? alphabet = null,
        int headerOctets = 0)
    {
        TextEncoding encoding = new DataCodingScheme(dataCoding).EncodingAt(defaultAlphabet);
        text = encoding switch
        {
            TextEncoding.Binary => null,
            TextEncoding.Gsm7Packed => Gsm7.Decode(Gsm7Packing.Unpack(octets, fillBits: Gsm7Packing.FillBitsAfter(headerOctets)), alphabet),
            _ => TextCodec.Decode(octets, encoding, alphabet),
        };
        return text is not null;
    }

    /// <summary>Decodes octets of a known encoding; never fails, and reads Auto and Binary as Latin-1.</summary>
    public static string Decode(ReadOnlySpan<byte> octets, TextEncoding encoding) => TextCodec.Decode(octets, encoding, Gsm7Alphabet.Default);
}
