namespace SmppSaga.Smpp.LongMessages;

/// <summary>One element of a user data header (3GPP TS 23.040, 9.2.3.24).</summary>
/// <param name="Id">Information element identifier.</param>
/// <param name="Data">Its octets, 0 to 253; the length octet is not among them.</param>
public readonly record struct InformationElement(byte Id, ReadOnlyMemory<byte> Data)
{
    /// <summary>Concatenated short messages with an 8-bit reference: reference, total, sequence.</summary>
    public const byte Concatenation8 = 0x00;

    /// <summary>Application port addressing, 8-bit: destination, originator.</summary>
    public const byte Ports8 = 0x04;

    /// <summary>Application port addressing, 16-bit: destination, originator.</summary>
    public const byte Ports16 = 0x05;

    /// <summary>Concatenated short messages with a 16-bit reference: reference, total, sequence.</summary>
    public const byte Concatenation16 = 0x08;

    /// <summary>National language single shift: the language identifier of 3GPP TS 23.038, 6.2.1.2.4.</summary>
    public const byte NationalSingleShift = 0x24;

    /// <summary>National language locking shift: the language identifier of 3GPP TS 23.038, 6.2.1.2.4.</summary>
    public const byte NationalLockingShift = 0x25;

    /// <summary>Never the octets, which may belong to a text.</summary>
    public override string ToString() => $"0x{Id:X2}[{Data.Length}]";
}
