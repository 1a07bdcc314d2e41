using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.LongMessages;

/// <summary>A long message put together again, or what came of it in time.</summary>
public sealed class AssembledMessage
{
    internal AssembledMessage(IReadOnlyList<ReceivedPart> parts) => Parts = parts;

    /// <summary>The parts by number; missing ones are left out.</summary>
    public IReadOnlyList<ReceivedPart> Parts { get; }

    /// <summary>source_addr of all parts.</summary>
    public string Source => Parts[0].Source;

    /// <summary>destination_addr of all parts.</summary>
    public string Destination => Parts[0].Destination;

    /// <summary>The reference that all parts carry.</summary>
    public ushort Reference => Parts[0].Concatenation.Reference;

    /// <summary>Number of parts that the message was sent in.</summary>
    public int Total => Parts[0].Concatenation.Total;

    /// <summary>True when no part is missing.</summary>
    public bool IsComplete => Parts.Count == Total;

    /// <summary>The octets of all parts in order.</summary>
    public byte[] Octets()
    {
        byte[] joined = new byte[Parts.Sum(p => p.Text.Length)];
        int at = 0;
        foreach (ReceivedPart part in Parts)
        {
            part.Text.Span.CopyTo(joined.AsSpan(at));
            at += part.Text.Length;
        }

        return joined;
    }

    /// <summary>
    /// The text. Neighbours of one encoding are decoded together, since senders cut inside characters; parts of another encoding are decoded on their own. Null when a part carries no text.
    /// </summary>
    /// <param name="defaultAlphabet">What data_coding 0 means to this SMSC.</param>
    public string? Text(TextEncoding defaultAlphabet = TextEncoding.Gsm7)
    {
        List<string> texts = [];
        for (int first = 0, next; first < Parts.Count; first = next)
        {
            next = first + 1;
            while (next < Parts.Count && IsContinued(Parts[next - 1], Parts[next]))
            {
                next++;
            }

            if (DecodeRun(Parts.Skip(first).Take(next - first), Parts[first], defaultAlphabet) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return string.Concat(texts);
    }

    private static string? DecodeRun(IEnumerable<ReceivedPart> parts, ReceivedPart first, TextEncoding defaultAlphabet)
    {
        if (new DataCodingScheme(first.DataCoding).EncodingAt(defaultAlphabet) == TextEncoding.Gsm7Packed)
        {
            // Each part has its own fill and spare bits, so the septets are joined, not the octets.
            return Gsm7.Decode(parts.SelectMany(p => Gsm7Packing.Unpack(p.Text.Span, fillBits: Gsm7Packing.FillBitsAfter(p.HeaderLength))).ToArray(), first.Alphabet);
        }

        byte[] octets = new AssembledMessage([.. parts]).Octets();
        return MessageText.TryDecode(octets, first.DataCoding, out string? text, defaultAlphabet, first.Alphabet) ? text : null;
    }

    private static bool IsContinued(ReceivedPart part, ReceivedPart next) =>
        next.DataCoding == part.DataCoding
        && next.Alphabet == part.Alphabet
        && next.Concatenation.Sequence == part.Concatenation.Sequence + 1;
}
