namespace SmppSaga.Smpp;

/// <summary>unbind (SMPP 3.4, 4.2.1): ends the session from either side.</summary>
public sealed record Unbind : Pdu, IPdu<Unbind>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.Unbind;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static Unbind ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
