namespace SmppSaga.Smpp;

/// <summary>deliver_sm (SMPP 3.4, 4.6.1): a message or a delivery receipt from the SMSC.</summary>
public sealed record DeliverSm : MessagePdu, IPdu<DeliverSm>
{
    /// <summary>All fields empty or 0.</summary>
    public DeliverSm()
    {
    }

    private DeliverSm(ref PduReader reader)
        : base(ref reader)
    {
    }

    /// <inheritdoc/>
    public static CommandId Id => CommandId.DeliverSm;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static DeliverSm ReadBody(ref PduReader reader) => new(ref reader);

    /// <inheritdoc/>
    public bool Equals(DeliverSm? other) => HasSameOctets(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOctets();
}
