using System.Globalization;

namespace SmppSaga.Smpp.Text;

/// <summary>Builds the tables of <see cref="Gsm7Alphabet"/>; 0xFFFF stands where the specification leaves a code reserved, and for the escape.</summary>
internal static class Gsm7Tables
{
    internal const char Reserved = '\uFFFF';

    // 3GPP TS 23.038, 6.2.1: sixteen septets a line.
    private const string DefaultLocking =
        "@£$¥èéùìòÇ\nØø\rÅå" +
        "Δ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ" +
        " !\"#¤%&'()*+,-./" +
        "0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNO" +
        "PQRSTUVWXYZÄÖÑÜ§" +
        "¿abcdefghijklmno" +
        "pqrstuvwxyzäöñüà";

    // 6.2.1.1, in the notation of NationalTables.
    private const string DefaultExtension = "0A:000C 14:005E 28:007B 29:007D 2F:005C 3C:005B 3D:007E 3E:005D 40:007C 65:20AC";

    internal static char[] Locking(NationalLanguage language)
    {
        bool ownScript = language is >= NationalLanguage.Bengali and <= NationalLanguage.Urdu;
        char[] table = ownScript ? Apply(Empty(), NationalTables.CommonLocking) : DefaultLocking.ToCharArray();
        return Apply(table, NationalTables.LockingChanges(language));
    }

    internal static char[] SingleShift(NationalLanguage language)
    {
        bool ownScript = language is >= NationalLanguage.Bengali and <= NationalLanguage.Urdu;
        char[] table = Apply(Empty(), ownScript ? NationalTables.CommonSingleShift : DefaultExtension);
        return Apply(table, NationalTables.SingleShiftChanges(language));
    }

    private static char[] Empty()
    {
        char[] table = new char[128];
        Array.Fill(table, Reserved);
        return table;
    }

    private static char[] Apply(char[] table, string? changes)
    {
        foreach (string item in changes?.Split(' ') ?? [])
        {
            int septet = Hex(item.AsSpan(0, 2));
            int codePoint = Hex(item.AsSpan(3, 4));
            int count = item.Length > 7 ? int.Parse(item.AsSpan(8), CultureInfo.InvariantCulture) : 1;
            for (int i = 0; i < count; i++)
            {
                table[septet + i] = (char)(codePoint + i);
            }
        }

        return table;
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
