namespace SmppSaga.Smpp;

/// <summary>data_sm_resp (SMPP 3.4, 4.7.2).</summary>
public sealed record DataSmResp : Pdu, IPdu<DataSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.DataSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept. Empty when the SMSC gave none.</summary>
    public string MessageId { get; init; } = "";

    /// <inheritdoc/>
    public static DataSmResp ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer) =>
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
}
