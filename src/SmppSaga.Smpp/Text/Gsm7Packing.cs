namespace SmppSaga.Smpp.Text;

/// <summary>Septets packed into octets, least significant bit first (3GPP TS 23.038, 6.1.2).</summary>
public static class Gsm7Packing
{
    private const byte CarriageReturn = 0x0D;

    /// <summary>Fill bits, 0 to 6, that put the first septet behind a user data header of so many octets on a septet boundary (3GPP TS 23.040, 9.2.3.24).</summary>
    public static int FillBitsAfter(int headerOctets) => (7 - (headerOctets * 8 % 7)) % 7;

    /// <summary>Packs septets, one per octet in <paramref name="septets"/>, behind <paramref name="fillBits"/> zero bits (0 to 6).</summary>
    /// <param name="septets">Octets of 0 to 0x7F; a higher bit is cut off.</param>
    /// <param name="fillBits">Zero bits before the first septet.</param>
    /// <param name="padWithCarriageReturn">
    /// Fills seven spare bits with CR, so that a reader without a septet count does not take them for '@', and doubles a CR that would end on an octet boundary
    /// (3GPP TS 23.038, 6.1.2.3.1).
    /// </param>
    public static byte[] Pack(ReadOnlySpan<byte> septets, int fillBits = 0, bool padWithCarriageReturn = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fillBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fillBits, 6);
        if (septets.IsEmpty)
        {
            // Fill bits alone could be read as a septet.
            return [];
        }

        int bits = fillBits + (septets.Length * 7);
        bool pad = padWithCarriageReturn && NeedsPadding(septets, bits);
        byte[] octets = new byte[(bits + (pad ? 7 : 0) + 7) / 8];
        int at = fillBits;
        foreach (byte septet in septets)
        {
            Put(octets, at, septet);
            at += 7;
        }

        if (pad)
        {
            Put(octets, at, CarriageReturn);
        }

        return octets;
    }

    /// <summary>Unpacks into one septet per octet; never fails.</summary>
    /// <param name="octets">The packed octets, without a user data header.</param>
    /// <param name="septets">Septets wanted; missing ones are left out. Null takes all that fit and drops a CR that ends on the last octet's boundary as padding.</param>
    /// <param name="fillBits">Bits to skip before the first septet, 0 to 6.</param>
    public static byte[] Unpack(ReadOnlySpan<byte> octets, int? septets = null, int fillBits = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fillBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fillBits, 6);
        int available = Math.Max(0, ((octets.Length * 8) - fillBits) / 7);
        byte[] unpacked = new byte[Math.Min(available, Math.Max(0, septets ?? available))];
        for (int i = 0; i < unpacked.Length; i++)
        {
            unpacked[i] = Get(octets, fillBits + (i * 7));
        }

        bool padded = septets is null && unpacked is [.., CarriageReturn] && fillBits + (unpacked.Length * 7) == octets.Length * 8;
        return padded ? unpacked[..^1] : unpacked;
    }

    private static bool NeedsPadding(ReadOnlySpan<byte> septets, int bits) =>
        bits % 8 == 1 || (bits % 8 == 0 && septets[^1] == CarriageReturn);

    private static void Put(byte[] octets, int bit, byte septet)
    {
        int value = (septet & 0x7F) << (bit % 8);
        octets[bit / 8] |= (byte)value;
        if (value > 0xFF)
        {
            octets[(bit / 8) + 1] |= (byte)(value >> 8);
        }
    }

    private static byte Get(ReadOnlySpan<byte> octets, int bit)
    {
        int value = octets[bit / 8];
        if (bit % 8 > 1)
        {
            value |= octets[(bit / 8) + 1] << 8;
        }

        return (byte)((value >> (bit % 8)) & 0x7F);
    }
}
