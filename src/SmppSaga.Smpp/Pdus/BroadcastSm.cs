namespace SmppSaga.Smpp;

/// <summary>broadcast_sm (SMPP 5.0, 4.4.1): a message for everybody in an area; text and area are TLVs.</summary>
public sealed record BroadcastSm : Pdu, IPdu<BroadcastSm>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BroadcastSm;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>service_type, at most 5 characters. Empty is the default of the SMSC.</summary>
    public string ServiceType { get; init; } = "";

    /// <summary>source_addr_ton: type of number of the sender; 0 is unknown.</summary>
    public byte SourceAddrTon { get; init; }

    /// <summary>source_addr_npi: numbering plan of the sender; 0 is unknown.</summary>
    public byte SourceAddrNpi { get; init; }

    /// <summary>source_addr, at most 20 characters. Empty lets the SMSC choose.</summary>
    public string SourceAddr { get; init; } = "";

    /// <summary>message_id of the broadcast that this one replaces; empty for a new one.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>priority_flag, 0 (lowest) to 3.</summary>
    public byte PriorityFlag { get; init; }

    /// <summary>schedule_delivery_time (7.1.1), 0 or 16 characters. Empty is at once.</summary>
    public string ScheduleDeliveryTime { get; init; } = "";

    /// <summary>validity_period (7.1.1), 0 or 16 characters. Empty is the default of the SMSC.</summary>
    public string ValidityPeriod { get; init; } = "";

    /// <summary>replace_if_present_flag: 1 replaces an earlier message that still waits.</summary>
    public byte ReplaceIfPresentFlag { get; init; }

    /// <summary>data_coding (5.2.19): alphabet and class of the text; 0 is the default alphabet of the SMSC.</summary>
    public byte DataCoding { get; init; }

    /// <summary>sm_default_msg_id: 1 to 254 names a text stored at the SMSC; 0 is none.</summary>
    public byte SmDefaultMsgId { get; init; }

    /// <inheritdoc/>
    public static BroadcastSm ReadBody(ref PduReader reader) => new()
    {
        ServiceType = reader.ReadCOctetString("service_type", maxOctets: 6),
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 21),
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
        PriorityFlag = reader.ReadByte("priority_flag"),
        ScheduleDeliveryTime = reader.ReadCOctetString("schedule_delivery_time", maxOctets: 17),
        ValidityPeriod = reader.ReadCOctetString("validity_period", maxOctets: 17),
        ReplaceIfPresentFlag = reader.ReadByte("replace_if_present_flag"),
        DataCoding = reader.ReadByte("data_coding"),
        SmDefaultMsgId = reader.ReadByte("sm_default_msg_id"),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("service_type", ServiceType, maxOctets: 6);
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 21);
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
        writer.WriteByte(PriorityFlag);
        writer.WriteCOctetString("schedule_delivery_time", ScheduleDeliveryTime, maxOctets: 17);
        writer.WriteCOctetString("validity_period", ValidityPeriod, maxOctets: 17);
        writer.WriteByte(ReplaceIfPresentFlag);
        writer.WriteByte(DataCoding);
        writer.WriteByte(SmDefaultMsgId);
    }
}
