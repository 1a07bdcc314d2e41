namespace SmppSaga.Smpp;

/// <summary>What SMPP 3.4 (5.3.2) and 5.0 (4.8.4) say of a TLV. Nothing is refused for breaking it: it names and checks, the wire decides.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Name">The specification's name.</param>
/// <param name="Type">How its value is written.</param>
/// <param name="MinLength">Fewest octets of the value.</param>
/// <param name="MaxLength">Most octets of the value, the NUL of a C-octet string included.</param>
public sealed partial record TlvDefinition(TlvTag Tag, string Name, TlvType Type, int MinLength, int MaxLength)
{
    /// <summary>Every TLV that the two versions define.</summary>
    public static IReadOnlyCollection<TlvDefinition> All => ByTag.Values;

    /// <summary>The definition of this tag; null for vendor and unknown ones.</summary>
    public static TlvDefinition? Find(TlvTag tag) => ByTag.GetValueOrDefault(tag.Value);
}
