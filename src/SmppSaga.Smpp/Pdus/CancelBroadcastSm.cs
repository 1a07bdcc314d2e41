namespace SmppSaga.Smpp;

/// <summary>cancel_broadcast_sm (SMPP 5.0, 4.6.4): cancels broadcasts by id, or all of a sender.</summary>
public sealed record CancelBroadcastSm : Pdu, IPdu<CancelBroadcastSm>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.CancelBroadcastSm;

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

    /// <inheritdoc/>
    public static CancelBroadcastSm ReadBody(ref PduReader reader) => new()
    {
        ServiceType = reader.ReadCOctetString("service_type", maxOctets: 6),
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 21),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("service_type", ServiceType, maxOctets: 6);
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 21);
    }
}
