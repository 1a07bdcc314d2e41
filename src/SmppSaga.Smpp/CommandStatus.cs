namespace SmppSaga.Smpp;

/// <summary>
/// command_status (SMPP 3.4, 5.1.3; SMPP 5.0, 4.7.6): the outcome in a response, 0 in a request. Vendor and reserved values are kept.
/// 5.0 renamed the TLV errors 0xC0 to 0xC4; the names here are those of 3.4, as operators know them.
/// </summary>
/// <param name="Value">The 32 bits as on the wire.</param>
public readonly partial record struct CommandStatus(uint Value)
{
    /// <summary>True for ESME_ROK (0).</summary>
    public bool IsOk => Value == 0;

    /// <summary>The specification's name, e.g. <c>ESME_RTHROTTLED</c>, or the value as <c>0x00000401</c> when it has none.</summary>
    public string Name => Names.GetValueOrDefault(Value) ?? $"0x{Value:X8}";

    /// <summary>True when SMPP 3.4 or 5.0 names this value.</summary>
    public bool IsKnown => Names.ContainsKey(Value);

    /// <summary>Finds a status by its specification name, case-insensitive, with or without the prefix <c>ESME_</c>.</summary>
    public static bool TryParse(string name, out CommandStatus status)
    {
        ArgumentNullException.ThrowIfNull(name);
        string full = name.StartsWith("ESME_", StringComparison.OrdinalIgnoreCase) ? name : "ESME_" + name;
        foreach ((uint value, string known) in Names)
        {
            if (string.Equals(known, full, StringComparison.OrdinalIgnoreCase))
            {
                status = new CommandStatus(value);
                return true;
            }
        }

        status = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
