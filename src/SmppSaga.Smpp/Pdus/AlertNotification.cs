namespace SmppSaga.Smpp;

/// <summary>alert_notification (SMPP 3.4, 4.12.1): a handset is reachable again. It has no response.</summary>
public sealed record AlertNotification : Pdu, IPdu<AlertNotification>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.AlertNotification;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>source_addr_ton: type of number of the sender; 0 is unknown.</summary>
    public byte SourceAddrTon { get; init; }

    /// <summary>source_addr_npi: numbering plan of the sender; 0 is unknown.</summary>
    public byte SourceAddrNpi { get; init; }

    /// <summary>source_addr, at most 64 characters. Empty lets the SMSC choose.</summary>
    public string SourceAddr { get; init; } = "";

    /// <summary>esme_addr_ton: type of number of the ESME that set delivery pending.</summary>
    public byte EsmeAddrTon { get; init; }

    /// <summary>esme_addr_npi: numbering plan of that ESME.</summary>
    public byte EsmeAddrNpi { get; init; }

    /// <summary>esme_addr, at most 64 characters.</summary>
    public string EsmeAddr { get; init; } = "";

    /// <inheritdoc/>
    public static AlertNotification ReadBody(ref PduReader reader) => new()
    {
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 65),
        EsmeAddrTon = reader.ReadByte("esme_addr_ton"),
        EsmeAddrNpi = reader.ReadByte("esme_addr_npi"),
        EsmeAddr = reader.ReadCOctetString("esme_addr", maxOctets: 65),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 65);
        writer.WriteByte(EsmeAddrTon);
        writer.WriteByte(EsmeAddrNpi);
        writer.WriteCOctetString("esme_addr", EsmeAddr, maxOctets: 65);
    }
}
