namespace SmppSaga.Smpp.Text;

/// <summary>
/// What a data_coding octet says (SMPP 3.4, 5.2.19): 0x00 to 0x0E by SMPP's own list, every other value by the groups of 3GPP TS 23.038, 4.
/// </summary>
public readonly record struct DataCodingScheme(byte Value)
{
    private const int GeneralGroupsEnd = 0x7F;

    /// <summary>True for 0x00: the alphabet is whatever this SMSC calls its default.</summary>
    public bool IsSmscDefault => Value == 0;

    /// <summary>The alphabet; <see cref="TextEncoding.Binary"/> where the value names none or is reserved. Value 0 reads as <see cref="TextEncoding.Gsm7"/>.</summary>
    public TextEncoding Encoding => (Value >> 4) switch
    {
        0x0 => SmppAlphabets[Value],
        <= 0x7 => IsCompressed ? TextEncoding.Binary : GsmAlphabet(Value >> 2),
        0xC or 0xD => TextEncoding.Gsm7,
        0xE => TextEncoding.Ucs2,
        0xF => GsmAlphabet((Value >> 2) & 1),
        _ => TextEncoding.Binary,
    };

    /// <summary>The alphabet at an SMSC that means <paramref name="defaultAlphabet"/> by 0x00.</summary>
    public TextEncoding EncodingAt(TextEncoding defaultAlphabet) => IsSmscDefault ? defaultAlphabet : Encoding;

    /// <summary>True when the octets are compressed by 3GPP TS 23.042, which nothing here unpacks.</summary>
    public bool IsCompressed => Value is > 0x0F and <= GeneralGroupsEnd && (Value & 0x20) != 0;

    /// <summary>True for the groups 0x40 to 0x7F: the handset may delete the message once it was read.</summary>
    public bool IsAutomaticDeletion => Value is >= 0x40 and <= GeneralGroupsEnd;

    /// <summary>Message class 0 (flash) to 3, or null.</summary>
    public byte? MessageClass => Value switch
    {
        >= 0xF0 => (byte)(Value & 3),
        > 0x0F and <= GeneralGroupsEnd when (Value & 0x10) != 0 => (byte)(Value & 3),
        _ => null,
    };

    /// <summary>The message waiting indication of the groups 0xC0 to 0xEF, or null.</summary>
    public MessageWaiting? Waiting => Value is >= 0xC0 and <= 0xEF
        ? new MessageWaiting((MessageWaitingKind)(Value & 3), IsActive: (Value & 8) != 0, IsStored: Value >= 0xD0)
        : null;

    private static ReadOnlySpan<TextEncoding> SmppAlphabets =>
    [
        TextEncoding.Gsm7, TextEncoding.Ascii, TextEncoding.Binary, TextEncoding.Latin1,
        TextEncoding.Binary, TextEncoding.Jis, TextEncoding.Cyrillic, TextEncoding.Hebrew,
        TextEncoding.Ucs2, TextEncoding.Jis, TextEncoding.Jis, TextEncoding.Binary,
        TextEncoding.Binary, TextEncoding.Jis, TextEncoding.Korean, TextEncoding.Binary,
    ];

    /// <summary>The data_coding for text of one encoding, with a message class where the alphabet has a form for it.</summary>
    /// <param name="encoding">Any but <see cref="TextEncoding.Auto"/>.</param>
    /// <param name="messageClass">0 (flash) to 3, or null. Kept only by GSM 7-bit, UCS-2 and binary: the other alphabets have no such form.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is above 3, or the encoding is Auto.</exception>
    public static DataCodingScheme Of(TextEncoding encoding, byte? messageClass = null)
    {
        if (messageClass > 3)
        {
            throw new ArgumentOutOfRangeException(nameof(messageClass), messageClass, "message class: must be 0 to 3.");
        }

        return new((encoding, messageClass) switch
        {
            (TextEncoding.Gsm7 or TextEncoding.Gsm7Packed, null) => 0x00,
            (TextEncoding.Gsm7 or TextEncoding.Gsm7Packed, byte c) => (byte)(0xF0 | c),
            (TextEncoding.Binary, byte c) => (byte)(0xF4 | c),
            (TextEncoding.Ucs2, byte c) => (byte)(0x18 | c),
            (TextEncoding.Ascii, _) => 0x01,
            (TextEncoding.Latin1, _) => 0x03,
            (TextEncoding.Binary, null) => 0x04,
            (TextEncoding.Jis, _) => 0x05,
            (TextEncoding.Cyrillic, _) => 0x06,
            (TextEncoding.Hebrew, _) => 0x07,
            (TextEncoding.Ucs2, null) => 0x08,
            (TextEncoding.Korean, _) => 0x0E,
            _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "encoding: must be a definite one."),
        });
    }

    private static TextEncoding GsmAlphabet(int bits) => (bits & 3) switch
    {
        0 => TextEncoding.Gsm7,
        2 => TextEncoding.Ucs2,
        _ => TextEncoding.Binary,
    };
}
