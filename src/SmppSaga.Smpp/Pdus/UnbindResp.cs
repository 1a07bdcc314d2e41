namespace SmppSaga.Smpp;

/// <summary>unbind_resp (SMPP 3.4, 4.2.2).</summary>
public sealed record UnbindResp : Pdu, IPdu<UnbindResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.UnbindResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static UnbindResp ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
