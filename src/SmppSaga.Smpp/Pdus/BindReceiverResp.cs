namespace SmppSaga.Smpp;

/// <summary>bind_receiver_resp (SMPP 3.4, 4.1.4).</summary>
public sealed record BindReceiverResp : BindResponse, IPdu<BindReceiverResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindReceiverResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindReceiverResp ReadBody(ref PduReader reader) => new()
    {
        SystemId = reader.ReadCOctetString("system_id", maxOctets: 16),
    };
}
