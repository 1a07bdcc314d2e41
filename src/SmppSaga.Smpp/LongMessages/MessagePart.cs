namespace SmppSaga.Smpp.LongMessages;

/// <summary>What one submit_sm or deliver_sm carries of a message.</summary>
public sealed record MessagePart
{
    /// <summary>Number of this part, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Number of parts, 1 to 255.</summary>
    public required int Total { get; init; }

    /// <summary>data_coding of the text.</summary>
    public required byte DataCoding { get; init; }

    /// <summary>Septets (escapes included), UTF-16 units or octets of text in this part.</summary>
    public required int Units { get; init; }

    /// <summary>The user data header, length octet included; empty without one.</summary>
    public ReadOnlyMemory<byte> UserDataHeader { get; init; }

    /// <summary>short_message: the header and the text. Empty when <see cref="MessagePayload"/> carries them.</summary>
    public ReadOnlyMemory<byte> ShortMessage { get; init; }

    /// <summary>The value of the TLV message_payload; empty when the PDU has none.</summary>
    public ReadOnlyMemory<byte> MessagePayload { get; init; }

    /// <summary>The values of the TLVs sar_msg_ref_num, sar_total_segments and sar_segment_seqnum; null when the PDU has none.</summary>
    public ConcatenationInfo? Sar { get; init; }

    /// <summary>Bits to set in esm_class: 0x40 with a user data header, else 0.</summary>
    public byte EsmClass => UserDataHeader.IsEmpty ? (byte)0 : LongMessages.UserDataHeader.EsmClassIndicator;

    /// <summary>The TLVs that carry what the two properties above hold; empty for a part in short_message with a header or none.</summary>
    public TlvCollection Tlvs => (Sar, MessagePayload.IsEmpty) switch
    {
        ({ } sar, _) => TlvCollection.Create(
            Tlv.OfUInt16(TlvTag.SarMsgRefNum, sar.Reference),
            Tlv.OfByte(TlvTag.SarTotalSegments, sar.Total),
            Tlv.OfByte(TlvTag.SarSegmentSeqnum, sar.Sequence)),
        (null, false) => TlvCollection.Create(new Tlv(TlvTag.MessagePayload, MessagePayload)),
        _ => TlvCollection.Empty,
    };

    /// <summary>The submit_sm of this part: everything else, its own TLVs included, comes from <paramref name="message"/>.</summary>
    public SubmitSm ToSubmitSm(SubmitSm message) => message with
    {
        EsmClass = (byte)(message.EsmClass | EsmClass),
        DataCoding = DataCoding,
        ShortMessage = ShortMessage,
        Tlvs = TlvCollection.Create([.. Tlvs, .. message.Tlvs]),
    };
}
