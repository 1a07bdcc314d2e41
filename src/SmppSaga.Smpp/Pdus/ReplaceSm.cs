namespace SmppSaga.Smpp;

/// <summary>replace_sm (SMPP 3.4, 4.10.1): replaces a message that still waits.</summary>
public sealed record ReplaceSm : Pdu, IPdu<ReplaceSm>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.ReplaceSm;

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

    /// <summary>schedule_delivery_time (7.1.1), 0 or 16 characters. Empty is at once.</summary>
    public string ScheduleDeliveryTime { get; init; } = "";

    /// <summary>validity_period (7.1.1), 0 or 16 characters. Empty is the default of the SMSC.</summary>
    public string ValidityPeriod { get; init; } = "";

    /// <summary>registered_delivery (5.2.17): bits 0-1 ask for a receipt, bits 2-3 for acknowledgements, bit 4 for intermediate notifications.</summary>
    public byte RegisteredDelivery { get; init; }

    /// <summary>sm_default_msg_id: 1 to 254 names a text stored at the SMSC; 0 is none.</summary>
    public byte SmDefaultMsgId { get; init; }

    /// <summary>short_message without sm_length, at most 254 octets. Equality compares its content.</summary>
    public ReadOnlyMemory<byte> ShortMessage { get; init; }

    /// <inheritdoc/>
    public static ReplaceSm ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 21),
        ScheduleDeliveryTime = reader.ReadCOctetString("schedule_delivery_time", maxOctets: 17),
        ValidityPeriod = reader.ReadCOctetString("validity_period", maxOctets: 17),
        RegisteredDelivery = reader.ReadByte("registered_delivery"),
        SmDefaultMsgId = reader.ReadByte("sm_default_msg_id"),
        ShortMessage = reader.ReadOctets("short_message", reader.ReadByte("sm_length")).ToArray(),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 21);
        writer.WriteCOctetString("schedule_delivery_time", ScheduleDeliveryTime, maxOctets: 17);
        writer.WriteCOctetString("validity_period", ValidityPeriod, maxOctets: 17);
        writer.WriteByte(RegisteredDelivery);
        writer.WriteByte(SmDefaultMsgId);
        writer.WriteCounted("short_message", ShortMessage.Span, maxOctets: 254);
    }

    /// <inheritdoc/>
    public bool Equals(ReplaceSm? other) => HasSameOctets(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOctets();
}
