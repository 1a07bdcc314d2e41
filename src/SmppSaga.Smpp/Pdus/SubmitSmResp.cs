namespace SmppSaga.Smpp;

/// <summary>submit_sm_resp (SMPP 3.4, 4.4.2): the SMSC's answer, with the id its receipts will use.</summary>
public sealed record SubmitSmResp : Pdu, IPdu<SubmitSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.SubmitSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept. Empty when the SMSC gave none.</summary>
    public string MessageId { get; init; } = "";

    /// <inheritdoc/>
    public static SubmitSmResp ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer) =>
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
}
