namespace SmppSaga.Smpp;

/// <summary>bind_transmitter_resp (SMPP 3.4, 4.1.2).</summary>
public sealed record BindTransmitterResp : BindResponse, IPdu<BindTransmitterResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindTransmitterResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindTransmitterResp ReadBody(ref PduReader reader) => new()
    {
        SystemId = reader.ReadCOctetString("system_id", maxOctets: 16),
    };
}
