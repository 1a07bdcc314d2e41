namespace SmppSaga.Smpp;

/// <summary>bind_receiver (SMPP 3.4, 4.1.3): asks for a session that only takes messages from the SMSC.</summary>
public sealed record BindReceiver : BindRequest, IPdu<BindReceiver>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindReceiver;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindReceiver ReadBody(ref PduReader reader) => (BindReceiver)ReadFields(new BindReceiver(), ref reader);
}
