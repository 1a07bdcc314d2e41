namespace SmppSaga.Smpp;

/// <summary>submit_multi (SMPP 3.4, 4.5.1): one message for several recipients.</summary>
public sealed record SubmitMulti : Pdu, IPdu<SubmitMulti>
{
    private const int MaxDestinations = 254;

    /// <inheritdoc/>
    public static CommandId Id => CommandId.SubmitMulti;

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

    /// <summary>dest_address: 1 to 254 recipients or lists.</summary>
    public IReadOnlyList<DestinationAddress> DestAddresses { get; init; } = [];

    /// <summary>esm_class (5.2.12): mode, message type, UDHI (0x40) and reply path (0x80).</summary>
    public byte EsmClass { get; init; }

    /// <summary>protocol_id: TP-PID of GSM 03.40.</summary>
    public byte ProtocolId { get; init; }

    /// <summary>priority_flag, 0 (lowest) to 3.</summary>
    public byte PriorityFlag { get; init; }

    /// <summary>schedule_delivery_time (7.1.1), 0 or 16 characters. Empty is at once.</summary>
    public string ScheduleDeliveryTime { get; init; } = "";

    /// <summary>validity_period (7.1.1), 0 or 16 characters. Empty is the default of the SMSC.</summary>
    public string ValidityPeriod { get; init; } = "";

    /// <summary>registered_delivery (5.2.17): bits 0-1 ask for a receipt, bits 2-3 for acknowledgements, bit 4 for intermediate notifications.</summary>
    public byte RegisteredDelivery { get; init; }

    /// <summary>replace_if_present_flag: 1 replaces an earlier message that still waits.</summary>
    public byte ReplaceIfPresentFlag { get; init; }

    /// <summary>data_coding (5.2.19): alphabet and class of the text; 0 is the default alphabet of the SMSC.</summary>
    public byte DataCoding { get; init; }

    /// <summary>sm_default_msg_id: 1 to 254 names a text stored at the SMSC; 0 is none.</summary>
    public byte SmDefaultMsgId { get; init; }

    /// <summary>short_message without sm_length, at most 254 octets. Equality compares its content.</summary>
    public ReadOnlyMemory<byte> ShortMessage { get; init; }

    /// <inheritdoc/>
    public static SubmitMulti ReadBody(ref PduReader reader) => new()
    {
        ServiceType = reader.ReadCOctetString("service_type", maxOctets: 6),
        SourceAddrTon = reader.ReadByte("source_addr_ton"),
        SourceAddrNpi = reader.ReadByte("source_addr_npi"),
        SourceAddr = reader.ReadCOctetString("source_addr", maxOctets: 21),
        DestAddresses = ReadDestinations(ref reader),
        EsmClass = reader.ReadByte("esm_class"),
        ProtocolId = reader.ReadByte("protocol_id"),
        PriorityFlag = reader.ReadByte("priority_flag"),
        ScheduleDeliveryTime = reader.ReadCOctetString("schedule_delivery_time", maxOctets: 17),
        ValidityPeriod = reader.ReadCOctetString("validity_period", maxOctets: 17),
        RegisteredDelivery = reader.ReadByte("registered_delivery"),
        ReplaceIfPresentFlag = reader.ReadByte("replace_if_present_flag"),
        DataCoding = reader.ReadByte("data_coding"),
        SmDefaultMsgId = reader.ReadByte("sm_default_msg_id"),
        ShortMessage = reader.ReadOctets("short_message", reader.ReadByte("sm_length")).ToArray(),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("service_type", ServiceType, maxOctets: 6);
        writer.WriteByte(SourceAddrTon);
        writer.WriteByte(SourceAddrNpi);
        writer.WriteCOctetString("source_addr", SourceAddr, maxOctets: 21);
        WriteDestinations(ref writer);
        writer.WriteByte(EsmClass);
        writer.WriteByte(ProtocolId);
        writer.WriteByte(PriorityFlag);
        writer.WriteCOctetString("schedule_delivery_time", ScheduleDeliveryTime, maxOctets: 17);
        writer.WriteCOctetString("validity_period", ValidityPeriod, maxOctets: 17);
        writer.WriteByte(RegisteredDelivery);
        writer.WriteByte(ReplaceIfPresentFlag);
        writer.WriteByte(DataCoding);
        writer.WriteByte(SmDefaultMsgId);
        writer.WriteCounted("short_message", ShortMessage.Span, maxOctets: 254);
    }

    /// <inheritdoc/>
    public bool Equals(SubmitMulti? other) => HasSameOctets(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOctets();

    private static EncodedList<DestinationAddress> ReadDestinations(ref PduReader reader)
    {
        int count = reader.ReadByte("number_of_dests");
        ReadOnlySpan<byte> all = reader.Rest;
        for (int i = 0; i < count && reader.Error is null; i++)
        {
            DestinationAddress.Skip(ref reader);
        }

        return reader.Error is null
            ? new(all[..^reader.Rest.Length].ToArray(), count, DestinationAddress.Read)
            : new([], 0, DestinationAddress.Read);
    }

    private void WriteDestinations(ref PduWriter writer)
    {
        if (DestAddresses is null)
        {
            throw SmppFieldException.Missing("dest_address");
        }

        if (DestAddresses.Count > MaxDestinations)
        {
            throw SmppFieldException.TooMany("dest_address", MaxDestinations, DestAddresses.Count);
        }

        writer.WriteByte((byte)DestAddresses.Count);
        foreach (DestinationAddress destination in DestAddresses)
        {
            (destination ?? throw SmppFieldException.Missing("dest_address")).Write(ref writer);
        }
    }
}
