namespace SmppSaga.Smpp;

/// <summary>bind_transceiver (SMPP 3.4, 4.1.5): asks for a session for both directions.</summary>
public sealed record BindTransceiver : BindRequest, IPdu<BindTransceiver>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindTransceiver;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindTransceiver ReadBody(ref PduReader reader) => new()
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
