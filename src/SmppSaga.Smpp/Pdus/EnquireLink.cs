namespace SmppSaga.Smpp;

/// <summary>enquire_link (SMPP 3.4, 4.11.1): asks whether the other side is alive.</summary>
public sealed record EnquireLink : Pdu, IPdu<EnquireLink>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.EnquireLink;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static EnquireLink ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
