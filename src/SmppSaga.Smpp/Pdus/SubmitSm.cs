namespace SmppSaga.Smpp;

/// <summary>submit_sm (SMPP 3.4, 4.4.1): a message for the SMSC to deliver.</summary>
public sealed record SubmitSm : MessagePdu, IPdu<SubmitSm>
{
    /// <summary>All fields empty or 0.</summary>
    public SubmitSm()
    {
    }

    private SubmitSm(ref PduReader reader)
        : base(ref reader)
    {
    }

    /// <inheritdoc/>
    public static CommandId Id => CommandId.SubmitSm;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static SubmitSm ReadBody(ref PduReader reader) => new(ref reader);

    /// <inheritdoc/>
    public bool Equals(SubmitSm? other) => HasSameOctets(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOctets();
}
