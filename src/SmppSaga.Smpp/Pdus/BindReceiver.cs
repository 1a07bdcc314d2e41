namespace SmppSaga.Smpp;

/// <summary>bind_receiver (SMPP 3.4, 4.1.3): asks for a session that only takes messages from the SMSC.</summary>
public sealed record BindReceiver : BindRequest, IPdu<BindReceiver>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.BindReceiver;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <inheritdoc/>
    public static BindReceiver ReadBody(ref PduReader reader) => new()
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
