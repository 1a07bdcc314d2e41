namespace SmppSaga.Smpp;

/// <summary>data_sm (SMPP 3.4, 4.7.1): a message in either direction, its text in message_payload.</summary>
public sealed record DataSm : Pdu, IPdu<DataSm>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.DataSm;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>service_type, at most 5 characters. Empty is the default of the SMSC.</summary>
    public string ServiceType { get; init; } = "";

    /// <summary>source_addr_ton: type of number of the sender; 0 is unknown.</summary>
    public byte SourceAddrTon { get; init; }

    /// <summary>source_addr_npi: numbering plan of the sender; 0 is unknown.</summary>
    public byte SourceAddrNpi { get; init; }

    /// <summary>source_addr, at most 64 characters. Empty lets the SMSC choose.</summary>
    public string SourceAddr { get; init; } = "";

    /// <summary>dest_addr_ton: type of number of the recipient; 0 is unknown.</summary>
    public byte DestAddrTon { get; init; }

    /// <summary>dest_addr_npi: numbering plan of the recipient; 0 is unknown.</summary>
    public byte DestAddrNpi { get; init; }

    /// <summary>destination_addr, at most 64 characters.</summary>
    public string DestinationAddr { get; init; } = "";

    /// <summary>esm_class (5.2.12): mode, message type, UDHI (0x40) and reply path (0x80).</summary>
    public byte EsmClass { get; init; }

    /// <summary>registered_delivery (5.2.17): bits 0-1 ask for a receipt, bits 2-3 for acknowledgements, bit 4 for intermediate notifications.</summary>
    public byte RegisteredDelivery { get; init; }

    /// <summary>data_coding (5.2.19): alphabet and class of the text; 0 is the default alphabet of the SMSC.</summary>
    public byte DataCoding { get; init; }

    /// <inheritdoc/>
    public static DataSm ReadBody(ref PduReader reader) => new()
    {
        ServiceType = reader.ReadCOctetString("service_type", maxOctets: 6),
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 65),
        DestAddrTon = reader.ReadByte("dest_addr_ton"),
        DestAddrNpi = reader.ReadByte("dest_addr_npi"),
        DestinationAddr = reader.ReadCOctetString("destination_addr", maxOctets: 65),
        EsmClass = reader.ReadByte("esm_class"),
        RegisteredDelivery = reader.ReadByte("registered_delivery"),
        DataCoding = reader.ReadByte("data_coding"),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("service_type", ServiceType, maxOctets: 6);
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 65);
        writer.WriteByte(DestAddrTon);
        writer.WriteByte(DestAddrNpi);
        writer.WriteCOctetString("destination_addr", DestinationAddr, maxOctets: 65);
        writer.WriteByte(EsmClass);
        writer.WriteByte(RegisteredDelivery);
        writer.WriteByte(DataCoding);
    }
}
