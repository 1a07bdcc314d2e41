namespace SmppSaga.Smpp;

/// <summary>bind_transmitter (SMPP 3.4, 4.1.1): asks for a session that only sends messages to the SMSC.</summary>
public sealed record BindTransmitter : BindRequest, IPdu<BindTransmitter>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindTransmitter;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindTransmitter ReadBody(ref PduReader reader) => (BindTransmitter)ReadFields(new BindTransmitter(), ref reader);
}
