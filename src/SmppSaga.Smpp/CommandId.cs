namespace SmppSaga.Smpp;

/// <summary>command_id (SMPP 3.4, 5.1.2.1; SMPP 5.0, 4.7.5): which PDU this is. Unknown values are kept.</summary>
/// <param name="Value">The 32 bits as on the wire; the highest is set for responses.</param>
public readonly partial record struct CommandId(uint Value)
{
    private const uint ResponseBit = 0x8000_0000;

    /// <summary>True for generic_nack and every *_resp.</summary>
    public bool IsResponse => (Value & ResponseBit) != 0;

    /// <summary>The specification's name, e.g. <c>submit_sm</c>, or the value as <c>0x00000110</c> when it has none.</summary>
    public string Name => Names.GetValueOrDefault(Value) ?? $"0x{Value:X8}";

    /// <summary>True when SMPP 3.4 or 5.0 defines this id.</summary>
    public bool IsKnown => Names.ContainsKey(Value);

    /// <summary>The id that answers this request: the same number with the highest bit set.</summary>
    public CommandId Response => new(Value | ResponseBit);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
