using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.LongMessages;

/// <summary>Cuts a text into the parts that the networks carry: 140 octets of header and text each (3GPP TS 23.040, 9.2.3.24.1).</summary>
public static class LongMessage
{
    /// <summary>The greatest number of parts: it travels in one octet.</summary>
    public const int MaxParts = byte.MaxValue;

    /// <summary>Octets of header and packed text in one short message on the radio side.</summary>
    public const int MaxOctets = 140;

    private const int MaxPayloadOctets = ushort.MaxValue;

    /// <summary>
    /// Cuts by units, never inside an escape sequence, a surrogate pair or a double octet: 160 septets, 70 UTF-16 units or 140 octets alone;
    /// 153, 67 or 134 in a part with an 8-bit reference; 152, 66 or 133 with a 16-bit one. SAR parts are as long as the header that the SMSC will write for their reference.
    /// </summary>
    /// <param name="text">The encoded text; a short one becomes one part without concatenation.</param>
    /// <param name="concatenation">How the parts of a long one are tied together.</param>
    /// <param name="reference">The same for all parts and different from the last ones to the same destination. An 8-bit header takes its low octet.</param>
    /// <exception cref="MessageTooLongException">More than 255 parts, or more than 65,535 octets of message_payload.</exception>
    public static IReadOnlyList<MessagePart> Split(EncodedText text, Concatenation concatenation, ushort reference)
    {
        PartWriter writer = new(text, concatenation, reference);
        if (TextCutter.Fits(text, writer.Capacity(parts: 1)))
        {
            return [writer.Write(1, 1, text.Octets)];
        }

        if (concatenation == Concatenation.Payload)
        {
            return [writer.WritePayload(MaxPayloadOctets)];
        }

        List<int> ends = TextCutter.Cut(text, writer.Capacity(parts: 2));
        if (ends.Count > MaxParts)
        {
            throw new MessageTooLongException("parts", MaxParts, ends.Count);
        }

        MessagePart[] parts = new MessagePart[ends.Count];
        int start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = writer.Write(i + 1, parts.Length, text.Octets[start..ends[i]]);
            start = ends[i];
        }

        return parts;
    }

    /// <summary>Cuts octets that are encoded already, by the alphabet that <paramref name="dataCoding"/> names.</summary>
    /// <param name="octets">Text or data without a user data header.</param>
    /// <param name="dataCoding">data_coding they will travel with.</param>
    /// <param name="concatenation">How the parts are tied together.</param>
    /// <param name="reference">As for a text.</param>
    /// <param name="defaultAlphabet">What data_coding 0 means to this SMSC.</param>
    /// <exception cref="MessageTooLongException">More than 255 parts, or more than 65,535 octets of message_payload.</exception>
    public static IReadOnlyList<MessagePart> Split(
        ReadOnlyMemory<byte> octets,
        byte dataCoding,
        Concatenation concatenation,
        ushort reference,
        TextEncoding defaultAlphabet = TextEncoding.Gsm7)
    {
        TextEncoding encoding = new DataCodingScheme(dataCoding).EncodingAt(defaultAlphabet);
        return Split(new EncodedText { Encoding = encoding, DataCoding = dataCoding, Octets = octets }, concatenation, reference);
    }
}
