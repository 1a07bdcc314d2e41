namespace SmppSaga.Smpp;

/// <summary>How the value of a TLV is written.</summary>
public enum TlvType
{
    /// <summary>Octets of their own meaning.</summary>
    OctetString,

    /// <summary>An integer of one octet.</summary>
    Byte,

    /// <summary>An integer of two octets, highest first.</summary>
    UInt16,

    /// <summary>An integer of four octets, highest first.</summary>
    UInt32,

    /// <summary>Text with a NUL behind it.</summary>
    COctetString,
}
