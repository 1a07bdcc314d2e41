namespace SmppSaga.Smpp;

/// <summary>cancel_broadcast_sm_resp (SMPP 5.0, 4.6.5).</summary>
public sealed record CancelBroadcastSmResp : Pdu, IPdu<CancelBroadcastSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.CancelBroadcastSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static CancelBroadcastSmResp ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
