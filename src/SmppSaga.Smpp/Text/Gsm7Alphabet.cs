namespace SmppSaga.Smpp.Text;

/// <summary>A pair of tables of 3GPP TS 23.038, 6.2.1: the locking table of 128 septets and the table behind the escape.</summary>
public sealed class Gsm7Alphabet
{
    /// <summary>The escape septet: the next one is read from the second table.</summary>
    public const byte Escape = 0x1B;

    internal const ushort Unmapped = 0xFFFF;

    private const int Languages = (int)NationalLanguage.Urdu + 1;

    private static readonly Lazy<Gsm7Alphabet>[] All = Enumerable.Range(0, Languages * Languages)
        .Select(i => new Lazy<Gsm7Alphabet>(() => new((NationalLanguage)(i / Languages), (NationalLanguage)(i % Languages))))
        .ToArray();

    private readonly char[] _locking;
    private readonly char[] _extension;

    // Two levels of 256 characters each: a table of the whole plane would cost 128 kB per alphabet.
    private readonly ushort[]?[] _codes = new ushort[256][];

    private Gsm7Alphabet(NationalLanguage locking, NationalLanguage singleShift)
    {
        LockingShift = locking;
        SingleShift = singleShift;
        _locking = Gsm7Tables.Locking(locking);
        _extension = Gsm7Tables.SingleShift(singleShift);

        // What is mapped later wins: the lowest code of a repeated character, and one septet before an escape and one.
        for (int code = 127; code >= 0; code--)
        {
            Map(_extension[code], (ushort)((Escape << 8) | code));
        }

        for (int code = 127; code >= 0; code--)
        {
            Map(_locking[code], (ushort)code);
        }
    }

    /// <summary>The default alphabet with its extension table.</summary>
    public static Gsm7Alphabet Default { get; } = For(NationalLanguage.Default, NationalLanguage.Default);

    /// <summary>Language of the locking table; travels in information element 0x25 when it is not the default.</summary>
    public NationalLanguage LockingShift { get; }

    /// <summary>Language of the table behind the escape; travels in information element 0x24 when it is not the default.</summary>
    public NationalLanguage SingleShift { get; }

    /// <summary>The tables of two languages. One that the specification does not know, or that has no such table, stands for the default (3GPP TS 23.040, 9.2.3.24.16).</summary>
    public static Gsm7Alphabet For(NationalLanguage lockingShift, NationalLanguage singleShift) =>
        All[(Known(lockingShift) * Languages) + Known(singleShift)].Value;

    /// <summary>Septets for one character: 1, 2 behind an escape, or 0 when it has no place in these tables.</summary>
    public int SeptetsOf(char character) => Code(character) switch
    {
        Unmapped => 0,
        <= 0x7F => 1,
        _ => 2,
    };

    /// <summary>The septet, or 0x1B00 and the septet behind the escape, or <see cref="Unmapped"/>.</summary>
    internal ushort Code(char character) => _codes[character >> 8]?[character & 0xFF] ?? Unmapped;

    /// <summary>The character of a septet, 0 to 0x7F, outside an escape; a reserved code is a space.</summary>
    internal char Character(byte septet) => _locking[septet] is not Gsm7Tables.Reserved and char character ? character : ' ';

    /// <summary>The character behind the escape; where that table is empty, the locking table's (3GPP TS 23.038, 6.2.1.1).</summary>
    internal char Extended(byte septet) => _extension[septet] is not Gsm7Tables.Reserved and char character ? character : Character(septet);

    private static int Known(NationalLanguage language) => (int)language < Languages ? (int)language : 0;

    private void Map(char character, ushort code)
    {
        if (character == Gsm7Tables.Reserved)
        {
            return;
        }

        ushort[]? page = _codes[character >> 8];
        if (page is null)
        {
            page = new ushort[256];
            Array.Fill(page, Unmapped);
            _codes[character >> 8] = page;
        }

        page[character & 0xFF] = code;
    }
}
