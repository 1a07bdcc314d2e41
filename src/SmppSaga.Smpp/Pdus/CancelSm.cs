namespace SmppSaga.Smpp;

/// <summary>cancel_sm (SMPP 3.4, 4.9.1): cancels one message by its id, or all between two addresses.</summary>
public sealed record CancelSm : Pdu, IPdu<CancelSm>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.CancelSm;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>service_type, at most 5 characters. Empty is the default of the SMSC.</summary>
    public string ServiceType { get; init; } = "";

    /// <summary>message_id, at most 64 characters; a longer one received is kept.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>source_addr_ton: type of number of the sender; 0 is unknown.</summary>
    public byte SourceAddrTon { get; init; }

    /// <summary>source_addr_npi: numbering plan of the sender; 0 is unknown.</summary>
    public byte SourceAddrNpi { get; init; }

    /// <summary>source_addr, at most 20 characters. Empty lets the SMSC choose.</summary>
    public string SourceAddr { get; init; } = "";

    /// <summary>dest_addr_ton: type of number of the recipient; 0 is unknown.</summary>
    public byte DestAddrTon { get; init; }

    /// <summary>dest_addr_npi: numbering plan of the recipient; 0 is unknown.</summary>
    public byte DestAddrNpi { get; init; }

    /// <summary>destination_addr, at most 20 characters.</summary>
    public string DestinationAddr { get; init; } = "";

    /// <inheritdoc/>
    public static CancelSm ReadBody(ref PduReader reader) => new()
    {
        ServiceType = reader.ReadCOctetString("service_type", maxOctets: 6),
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 21),
        DestAddrTon = reader.ReadByte("dest_addr_ton"),
        DestAddrNpi = reader.ReadByte("dest_addr_npi"),
        DestinationAddr = reader.ReadCOctetString("destination_addr", maxOctets: 21),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("service_type", ServiceType, maxOctets: 6);
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 21);
        writer.WriteByte(DestAddrTon);
        writer.WriteByte(DestAddrNpi);
        writer.WriteCOctetString("destination_addr", DestinationAddr, maxOctets: 21);
    }
}
