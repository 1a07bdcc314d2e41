namespace SmppSaga.Smpp;

/// <summary>bind_transmitter (SMPP 3.4, 4.1.1): asks for a session that only sends messages to the SMSC.</summary>
public sealed record BindTransmitter : BindRequest, IPdu<BindTransmitter>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindTransmitter;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindTransmitter ReadBody(ref PduReader reader) => new()
    {
        SystemId = reader.ReadCOctetString("system_id", maxOctets: 16),
        Password = reader.ReadCOctetString("password", maxOctets: int.MaxValue),
        SystemType = reader.ReadCOctetString("system_type", maxOctets: 13),
        InterfaceVersion = reader.ReadByte("interface_version"),
        AddrTon = reader.ReadByte("addr_ton"),
        AddrNpi = reader.ReadByte("addr_npi"),
        AddressRange = reader.ReadCOctetString("address_range", maxOctets: 41),
    };
}
