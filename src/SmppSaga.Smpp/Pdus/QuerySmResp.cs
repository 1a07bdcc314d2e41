namespace SmppSaga.Smpp;

/// <summary>query_sm_resp (SMPP 3.4, 4.8.2).</summary>
public sealed record QuerySmResp : Pdu, IPdu<QuerySmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.QuerySmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept. Empty when the SMSC gave none.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>final_date (7.1.1): when the message reached its final state; empty before.</summary>
    public string FinalDate { get; init; } = "";

    /// <summary>message_state (5.2.28): 1 ENROUTE, 2 DELIVERED, 3 EXPIRED, 4 DELETED, 5 UNDELIVERABLE, 6 ACCEPTED, 7 UNKNOWN, 8 REJECTED.</summary>
    public byte MessageState { get; init; }

    /// <summary>error_code: a network error code of the SMSC's own; 0 is none.</summary>
    public byte ErrorCode { get; init; }

    /// <inheritdoc/>
    public static QuerySmResp ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
        FinalDate = reader.ReadCOctetString("final_date", maxOctets: 17),
        MessageState = reader.ReadByte("message_state"),
        ErrorCode = reader.ReadByte("error_code"),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
        writer.WriteCOctetString("final_date", FinalDate, maxOctets: 17);
        writer.WriteByte(MessageState);
        writer.WriteByte(ErrorCode);
    }
}
