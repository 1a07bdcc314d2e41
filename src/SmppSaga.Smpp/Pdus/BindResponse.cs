namespace SmppSaga.Smpp;

/// <summary>What the three bind responses have in common (SMPP 3.4, 4.1). The TLV sc_interface_version tells the SMSC's version.</summary>
public abstract record BindResponse : Pdu
{
    private protected BindResponse()
    {
    }

    /// <summary>system_id of the SMSC, at most 15 characters. Empty when the bind was refused.</summary>
    public string SystemId { get; init; } = "";

    /// <inheritdoc/>
    public sealed override void WriteBody(ref PduWriter writer) =>
        writer.WriteCOctetString("system_id", SystemId, maxOctets: 16);
}
