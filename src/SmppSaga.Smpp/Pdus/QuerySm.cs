namespace SmppSaga.Smpp;

/// <summary>query_sm (SMPP 3.4, 4.8.1): asks for the state of a submitted message.</summary>
public sealed record QuerySm : Pdu, IPdu<QuerySm>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.QuerySm;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>source_addr_ton: type of number of the sender; 0 is unknown.</summary>
    public byte SourceAddrTon { get; init; }

    /// <summary>source_addr_npi: numbering plan of the sender; 0 is unknown.</summary>
    public byte SourceAddrNpi { get; init; }

    /// <summary>source_addr, at most 20 characters. Empty lets the SMSC choose.</summary>
    public string SourceAddr { get; init; } = "";

    /// <inheritdoc/>
    public static QuerySm ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 21),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 21);
    }
}
