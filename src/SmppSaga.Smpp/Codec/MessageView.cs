namespace SmppSaga.Smpp;

/// <summary>
/// submit_sm or deliver_sm (they share one layout) read in place: every field is a slice of the received octets, nothing is allocated.
/// Valid as long as those octets are.
/// </summary>
public readonly ref struct MessageView
{
    private MessageView(PduHeader header, scoped ref PduReader reader)
    {
        Header = header;
        ServiceType = reader.ReadCOctets("service_type", maxOctets: 6);
        SourceAddrTon = reader.ReadByte("source_addr_ton");
        SourceAddrNpi = reader.ReadByte("source_addr_npi");
        SourceAddr = reader.ReadCOctets("source_addr", maxOctets: 21);
        DestAddrTon = reader.ReadByte("dest_addr_ton");
        DestAddrNpi = reader.ReadByte("dest_addr_npi");
        DestinationAddr = reader.ReadCOctets("destination_addr", maxOctets: 21);
        EsmClass = reader.ReadByte("esm_class");
        ProtocolId = reader.ReadByte("protocol_id");
        PriorityFlag = reader.ReadByte("priority_flag");
        ScheduleDeliveryTime = reader.ReadCOctets("schedule_delivery_time", maxOctets: 17);
        ValidityPeriod = reader.ReadCOctets("validity_period", maxOctets: 17);
        RegisteredDelivery = reader.ReadByte("registered_delivery");
        ReplaceIfPresentFlag = reader.ReadByte("replace_if_present_flag");
        DataCoding = reader.ReadByte("data_coding");
        SmDefaultMsgId = reader.ReadByte("sm_default_msg_id");
        ShortMessage = reader.ReadOctets("short_message", reader.ReadByte("sm_length"));
        Tlvs = reader.Rest[..TlvCollection.MeasureWhole(reader.Rest)];
    }

    /// <summary>The header.</summary>
    public PduHeader Header { get; }

    /// <summary>service_type without its NUL.</summary>
    public ReadOnlySpan<byte> ServiceType { get; }

    /// <summary>source_addr_ton.</summary>
    public byte SourceAddrTon { get; }

    /// <summary>source_addr_npi.</summary>
    public byte SourceAddrNpi { get; }

    /// <summary>source_addr without its NUL.</summary>
    public ReadOnlySpan<byte> SourceAddr { get; }

    /// <summary>dest_addr_ton.</summary>
    public byte DestAddrTon { get; }

    /// <summary>dest_addr_npi.</summary>
    public byte DestAddrNpi { get; }

    /// <summary>destination_addr without its NUL.</summary>
    public ReadOnlySpan<byte> DestinationAddr { get; }

    /// <summary>esm_class (5.2.12).</summary>
    public byte EsmClass { get; }

    /// <summary>protocol_id.</summary>
    public byte ProtocolId { get; }

    /// <summary>priority_flag.</summary>
    public byte PriorityFlag { get; }

    /// <summary>schedule_delivery_time without its NUL.</summary>
    public ReadOnlySpan<byte> ScheduleDeliveryTime { get; }

    /// <summary>validity_period without its NUL.</summary>
    public ReadOnlySpan<byte> ValidityPeriod { get; }

    /// <summary>registered_delivery (5.2.17).</summary>
    public byte RegisteredDelivery { get; }

    /// <summary>replace_if_present_flag.</summary>
    public byte ReplaceIfPresentFlag { get; }

    /// <summary>data_coding (5.2.19).</summary>
    public byte DataCoding { get; }

    /// <summary>sm_default_msg_id.</summary>
    public byte SmDefaultMsgId { get; }

    /// <summary>short_message without sm_length.</summary>
    public ReadOnlySpan<byte> ShortMessage { get; }

    /// <summary>The whole TLVs as on the wire; a broken tail is left out.</summary>
    public ReadOnlySpan<byte> Tlvs { get; }

    /// <summary>Reads one whole PDU.</summary>
    /// <param name="frame">The PDU with its header.</param>
    /// <param name="view">The fields; empty when there was an error.</param>
    /// <param name="error">Why it could not be read; null when it could.</param>
    /// <returns>False when it is another PDU, or is malformed.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, out MessageView view, out PduError? error)
    {
        view = default;
        PduHeader header = frame.Length < PduHeader.Length ? default : PduHeader.Read(frame);
        if (header.CommandLength != frame.Length || header.CommandId.Value is not (0x04 or 0x05))
        {
            error = new PduError("command_id", CommandStatus.ESME_RINVCMDID, "command_id: one whole submit_sm or deliver_sm expected.");
            return false;
        }

        PduReader reader = new(frame[PduHeader.Length..]);
        view = new MessageView(header, ref reader);
        error = reader.Error;
        return error is null;
    }
}
