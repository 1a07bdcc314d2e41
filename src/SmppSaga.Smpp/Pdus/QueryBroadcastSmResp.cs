namespace SmppSaga.Smpp;

/// <summary>query_broadcast_sm_resp (SMPP 5.0, 4.6.3); the state is in TLVs.</summary>
public sealed record QueryBroadcastSmResp : Pdu, IPdu<QueryBroadcastSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.QueryBroadcastSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept. Empty when the SMSC gave none.</summary>
    public string MessageId { get; init; } = "";

    /// <inheritdoc/>
    public static QueryBroadcastSmResp ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer) =>
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
}
