namespace SmppSaga.Smpp;

/// <summary>bind_transceiver_resp (SMPP 3.4, 4.1.6).</summary>
public sealed record BindTransceiverResp : BindResponse, IPdu<BindTransceiverResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindTransceiverResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindTransceiverResp ReadBody(ref PduReader reader) => new()
    {
        SystemId = reader.ReadCOctetString("system_id", maxOctets: 16),
    };
}
