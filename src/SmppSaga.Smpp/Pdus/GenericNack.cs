namespace SmppSaga.Smpp;

/// <summary>generic_nack (SMPP 3.4, 4.3.1): the answer to a PDU that could not be understood.</summary>
public sealed record GenericNack : Pdu, IPdu<GenericNack>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.GenericNack;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static GenericNack ReadBody(ref PduReader reader) => new();

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
    }
}
