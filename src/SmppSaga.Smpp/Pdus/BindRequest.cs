namespace SmppSaga.Smpp;

/// <summary>What the three bind requests have in common (SMPP 3.4, 4.1).</summary>
public abstract record BindRequest : Pdu
{
    private protected BindRequest()
    {
    }

    /// <summary>system_id: the account, at most 15 characters.</summary>
    public string SystemId { get; init; } = "";

    /// <summary>password, at most 8 characters; a longer one received is kept for the account check.</summary>
    public string Password { get; init; } = "";

    /// <summary>system_type, at most 12 characters. Mostly empty.</summary>
    public string SystemType { get; init; } = "";

    /// <summary>interface_version: 0x34 for SMPP 3.4, 0x50 for 5.0; 0x33 and below know no TLVs.</summary>
    public byte InterfaceVersion { get; init; } = 0x34;

    /// <summary>addr_ton: type of number of the addresses served; 0 is unknown.</summary>
    public byte AddrTon { get; init; }

    /// <summary>addr_npi: numbering plan of the addresses served; 0 is unknown.</summary>
    public byte AddrNpi { get; init; }

    /// <summary>address_range: the addresses served, at most 40 characters. Mostly empty.</summary>
    public string AddressRange { get; init; } = "";

    /// <inheritdoc/>
    public sealed override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("system_id", SystemId, maxOctets: 16);
        writer.WriteCOctetString("password", Password, maxOctets: 9);
        writer.WriteCOctetString("system_type", SystemType, maxOctets: 13);
        writer.WriteByte(InterfaceVersion);
        writer.WriteByte(AddrTon);
        writer.WriteByte(AddrNpi);
        writer.WriteCOctetString("address_range", AddressRange, maxOctets: 41);
    }

    private protected static BindRequest ReadFields(BindRequest empty, ref PduReader reader) => empty with
    {
        SystemId = reader.ReadCOctetString("system_id", maxOctets: 16),
        Password = reader.ReadCOctetString("password", maxOctets: int.MaxValue),
        SystemType = reader.ReadCOctetString("system_type", maxOctets: 13),
        InterfaceVersion = reader.ReadByte("interface_version"),
        AddrTon = reader.ReadByte("addr_ton"),
        AddrNpi = reader.ReadByte("addr_npi"),
        AddressRange = reader.ReadCOctetString("address_range", maxOctets: 41),
    };
}
