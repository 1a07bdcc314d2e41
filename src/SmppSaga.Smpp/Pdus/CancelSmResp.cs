namespace SmppSaga.Smpp;

/// <summary>cancel_sm_resp (SMPP 3.4, 4.9.2).</summary>
public sealed record CancelSmResp : Pdu, IPdu<CancelSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.CancelSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static CancelSmResp ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
