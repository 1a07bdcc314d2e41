namespace SmppSaga.Smpp;

/// <summary>replace_sm_resp (SMPP 3.4, 4.10.2).</summary>
public sealed record ReplaceSmResp : Pdu, IPdu<ReplaceSmResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.ReplaceSmResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static ReplaceSmResp ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
