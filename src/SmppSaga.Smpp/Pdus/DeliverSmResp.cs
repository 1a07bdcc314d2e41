namespace SmppSaga.Smpp;

/// <summary>deliver_sm_resp (SMPP 3.4, 4.6.2): the answer that lets the SMSC forget the message. message_id is unused and empty.</summary>
public sealed record DeliverSmResp : Pdu, IPdu<DeliverSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.DeliverSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept. Empty when the SMSC gave none.</summary>
    public string MessageId { get; init; } = "";

    /// <inheritdoc/>
    public static DeliverSmResp ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer) =>
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
}
