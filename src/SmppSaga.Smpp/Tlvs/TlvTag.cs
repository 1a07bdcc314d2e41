namespace SmppSaga.Smpp;

/// <summary>The tag of a TLV (SMPP 3.4, 5.3.2; SMPP 5.0, 4.8.1). Vendor tags 0x1400 to 0x3FFF and unknown ones are kept.</summary>
/// <param name="Value">The 16 bits as on the wire.</param>
public readonly partial record struct TlvTag(ushort Value)
{
    /// <summary>The specification's name, e.g. <c>message_payload</c>; null when it has none.</summary>
    public string? Name => TlvDefinition.Find(this)?.Name;

    /// <inheritdoc/>
    public override string ToString() => Name ?? $"0x{Value:X4}";
}
