namespace SmppSaga.Smpp.Text;

/// <summary>A pair of tables of 3GPP TS 23.038, 6.2: the locking table (128 characters) and the table behind the escape septet 0x1B.</summary>
public sealed class Gsm7Alphabet
{
    /// <summary>The escape septet: the next one is read from the extension table.</summary>
    public const byte Escape = 0x1B;

    internal const ushort Unmapped = 0xFFFF;

    private readonly char[] _locking;
    private readonly char[] _extension;

    // Two levels of 256 characters each: a table of the whole plane would cost 128 kB per alphabet.
    private readonly ushort[]?[] _codes = new ushort[256][];

    internal Gsm7Alphabet(string locking, IReadOnlyDictionary<byte, char> extension)
    {
        if (locking.Length != 128)
        {
            throw new ArgumentException($"locking table: must have 128 characters, has {locking.Length}", nameof(locking));
        }

        _locking = locking.ToCharArray();
        _extension = new char[128];
        foreach ((byte code, char character) in extension)
        {
            _extension[code] = character;
            Map(character, (ushort)((Escape << 8) | code));
        }

        for (int code = 0; code < 128; code++)
        {
            if (code != Escape && _locking[code] != Gsm7Tables.Reserved)
            {
                // After the extension, so that the form of one septet wins.
                Map(_locking[code], (ushort)code);
            }
        }
    }

    /// <summary>The default alphabet with its extension table.</summary>
    public static Gsm7Alphabet Default { get; } = new(Gsm7Tables.DefaultLocking, Gsm7Tables.DefaultExtension);

    /// <summary>Septets for one character: 1, 2 behind an escape, or 0 when it has no place in these tables.</summary>
    public int SeptetsOf(char character) => Code(character) switch
    {
        Unmapped => 0,
        <= 0x7F => 1,
        _ => 2,
    };

    /// <summary>The septet, or 0x1B00 and the septet behind the escape, or <see cref="Unmapped"/>.</summary>
    internal ushort Code(char character) => _codes[character >> 8]?[character & 0xFF] ?? Unmapped;

    /// <summary>The character of a septet, 0 to 0x7F, outside an escape.</summary>
    internal char Character(byte septet) => _locking[septet] is var c && c == Gsm7Tables.Reserved ? ' ' : c;

    /// <summary>The character behind the escape; where the table is empty, the locking table's (3GPP TS 23.038, 6.2.1.1).</summary>
    internal char Extended(byte septet) => _extension[septet] is not '\0' and var c ? c : septet == Escape ? ' ' : Character(septet);

    private void Map(char character, ushort code)
    {
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
