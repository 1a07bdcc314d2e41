namespace SmppSaga.Smpp.Text;

/// <summary>GSM 03.38 text, one septet per octet as SMPP carries it with data_coding 0 (3GPP TS 23.038, 6.2.1).</summary>
public static class Gsm7
{
    /// <summary>Septets that <paramref name="text"/> takes, escapes included; -1 when a character has no place in <paramref name="alphabet"/>.</summary>
    public static int CountSeptets(ReadOnlySpan<char> text, Gsm7Alphabet? alphabet = null)
    {
        alphabet ??= Gsm7Alphabet.Default;
        int count = 0;
        foreach (char character in text)
        {
            int septets = alphabet.SeptetsOf(character);
            if (septets == 0)
            {
                return -1;
            }

            count += septets;
        }

        return count;
    }

    /// <summary>Index of the first character without a place in <paramref name="alphabet"/>; -1 when there is none.</summary>
    public static int IndexOfUnencodable(ReadOnlySpan<char> text, Gsm7Alphabet? alphabet = null)
    {
        alphabet ??= Gsm7Alphabet.Default;
        for (int i = 0; i < text.Length; i++)
        {
            if (alphabet.Code(text[i]) == Gsm7Alphabet.Unmapped)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Writes one septet per octet. False, with nothing promised about <paramref name="septets"/>, when a character has no place or the room ends.</summary>
    public static bool TryEncode(ReadOnlySpan<char> text, Span<byte> septets, out int written, Gsm7Alphabet? alphabet = null)
    {
        alphabet ??= Gsm7Alphabet.Default;
        written = 0;
        foreach (char character in text)
        {
            ushort code = alphabet.Code(character);
            int length = code > 0x7F ? 2 : 1;
            if (code == Gsm7Alphabet.Unmapped || septets.Length - written < length)
            {
                return false;
            }

            if (length == 2)
            {
                septets[written++] = Gsm7Alphabet.Escape;
            }

            septets[written++] = (byte)code;
        }

        return true;
    }

    /// <summary>
    /// Reads one septet per octet; never fails. An octet above 0x7F becomes U+FFFD; an escape at the end or before another escape is a space,
    /// before an empty place the locking table's character (3GPP TS 23.038, 6.2.1.1).
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> septets, Gsm7Alphabet? alphabet = null)
    {
        alphabet ??= Gsm7Alphabet.Default;
        Span<char> room = septets.Length <= 256 ? stackalloc char[256] : new char[septets.Length];
        int length = 0;
        for (int i = 0; i < septets.Length; i++)
        {
            byte septet = septets[i];
            if (septet == Gsm7Alphabet.Escape)
            {
                // The octet behind an escape is left alone when it is no septet: it speaks for itself.
                bool escaped = i + 1 < septets.Length && septets[i + 1] <= 0x7F;
                room[length++] = escaped ? alphabet.Extended(septets[++i]) : ' ';
            }
            else
            {
                room[length++] = septet <= 0x7F ? alphabet.Character(septet) : '\uFFFD';
            }
        }

        return new string(room[..length]);
    }
}
