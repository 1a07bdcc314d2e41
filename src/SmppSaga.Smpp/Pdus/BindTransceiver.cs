namespace SmppSaga.Smpp;

/// <summary>bind_transceiver (SMPP 3.4, 4.1.5): asks for a session for both directions.</summary>
public sealed record BindTransceiver : BindRequest, IPdu<BindTransceiver>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindTransceiver;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindTransceiver ReadBody(ref PduReader reader) => (BindTransceiver)ReadFields(new BindTransceiver(), ref reader);
}
