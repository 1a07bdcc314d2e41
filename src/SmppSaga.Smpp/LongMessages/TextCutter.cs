using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.LongMessages;

/// <summary>Where a text may be cut: between characters as its encoding has them.</summary>
internal static class TextCutter
{
    internal static bool Fits(EncodedText text, int capacity) => text.Octets.Length <= capacity;

    /// <summary>The end of each part in octets, filled as far as whole characters go; each has at most <paramref name="capacity"/> octets.</summary>
    internal static List<int> Cut(EncodedText text, int capacity)
    {
        ReadOnlySpan<byte> octets = text.Octets.Span;
        List<int> ends = [];
        int start = 0;
        int at = 0;
        while (at < octets.Length)
        {
            int next = at + CharacterLength(octets[at..], text.Encoding);
            if (next - start > capacity)
            {
                ends.Add(at);
                start = at;
            }

            at = next;
        }

        ends.Add(octets.Length);
        return ends;
    }

    private static int CharacterLength(ReadOnlySpan<byte> rest, TextEncoding encoding)
    {
        int length = encoding switch
        {
            TextEncoding.Gsm7 or TextEncoding.Gsm7Packed => rest[0] == Gsm7Alphabet.Escape ? 2 : 1,
            TextEncoding.Ucs2 => rest is [>= 0xD8 and <= 0xDB, _, >= 0xDC and <= 0xDF, _, ..] ? 4 : 2,
            TextEncoding.Jis => rest[0] is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) ? 2 : 1,
            TextEncoding.Korean => rest[0] >= 0xA1 ? 2 : 1,
            _ => 1,
        };
        return Math.Min(length, rest.Length);
    }
}
