namespace SmppSaga.Smpp;

/// <summary>broadcast_sm_resp (SMPP 5.0, 4.4.2).</summary>
public sealed record BroadcastSmResp : Pdu, IPdu<BroadcastSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BroadcastSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept. Empty when the SMSC gave none.</summary>
    public string MessageId { get; init; } = "";

    /// <inheritdoc/>
    public static BroadcastSmResp ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer) =>
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
}
