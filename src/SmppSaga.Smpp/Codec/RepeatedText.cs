using System.Text;

namespace SmppSaga.Smpp;

/// <summary>
/// Addresses come again and again: the sender of every submit_sm, the recipient of every receipt. The last ones read are kept, a few dozen
/// at most, so that one of them costs no new string. Threads may overwrite each other's entry; a string is never changed.
/// </summary>
internal static class RepeatedText
{
    private const int Entries = 64;
    private const int Longest = 20;
    private static readonly string?[] _last = new string?[Entries];

    public static string Of(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty)
        {
            return "";
        }

        if (octets.Length > Longest)
        {
            return Encoding.Latin1.GetString(octets);
        }

        ref string? entry = ref _last[Slot(octets)];
        string? kept = Volatile.Read(ref entry);
        if (kept is not null && Equal(kept, octets))
        {
            return kept;
        }

        string read = Encoding.Latin1.GetString(octets);
        Volatile.Write(ref entry, read);
        return read;
    }

    private static int Slot(ReadOnlySpan<byte> octets)
    {
        uint hash = (uint)octets.Length;
        foreach (byte octet in octets)
        {
            hash = (hash * 31) + octet;
        }

        return (int)((hash ^ (hash >> 16)) % Entries);
    }

    private static bool Equal(string text, ReadOnlySpan<byte> octets)
    {
        if (text.Length != octets.Length)
        {
            return false;
        }

        for (int i = 0; i < octets.Length; i++)
        {
            if (text[i] != octets[i])
            {
                return false;
            }
        }

        return true;
    }
}
