namespace SmppSaga.Smpp;

/// <summary>outbind (SMPP 3.4, 4.1.7): the SMSC asks an ESME to bind as receiver. It has no response.</summary>
public sealed record Outbind : Pdu, IPdu<Outbind>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.Outbind;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>system_id of the SMSC, at most 15 characters.</summary>
    public string SystemId { get; init; } = "";

    /// <summary>password of the SMSC, at most 8 characters; a longer one received is kept.</summary>
    public string Password { get; init; } = "";

    /// <inheritdoc/>
    public static Outbind ReadBody(ref PduReader reader) => new()
    {
        SystemId = reader.ReadCOctetString("system_id", maxOctets: 16),
        Password = reader.ReadCOctetString("password", maxOctets: int.MaxValue),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("system_id", SystemId, maxOctets: 16);
        writer.WriteCOctetString("password", Password, maxOctets: 9);
    }
}
