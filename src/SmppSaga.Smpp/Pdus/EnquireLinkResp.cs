namespace SmppSaga.Smpp;

/// <summary>enquire_link_resp (SMPP 3.4, 4.11.2).</summary>
public sealed record EnquireLinkResp : Pdu, IPdu<EnquireLinkResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.EnquireLinkResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static EnquireLinkResp ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
