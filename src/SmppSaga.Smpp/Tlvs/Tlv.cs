using System.Buffers.Binary;

namespace SmppSaga.Smpp;

/// <summary>One optional parameter (SMPP 3.4, 3.2.4.1): a tag and up to 65,535 octets. Equality is by content.</summary>
/// <param name="tag">The tag.</param>
/// <param name="value">The value without tag and length; may be empty.</param>
public readonly struct Tlv(TlvTag tag, ReadOnlyMemory<byte> value) : IEquatable<Tlv>
{
    /// <summary>The tag.</summary>
    public TlvTag Tag { get; } = tag;

    /// <summary>The octets of the value, without tag and length.</summary>
    public ReadOnlyMemory<byte> Value { get; } = value;

    /// <summary>An integer of one octet.</summary>
    public static Tlv OfByte(TlvTag tag, byte value) => new(tag, new[] { value });

    /// <summary>An integer of two octets, highest first.</summary>
    public static Tlv OfUInt16(TlvTag tag, ushort value)
    {
        byte[] octets = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, value);
        return new Tlv(tag, octets);
    }

    /// <summary>An integer of four octets, highest first.</summary>
    public static Tlv OfUInt32(TlvTag tag, uint value)
    {
        byte[] octets = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        return new Tlv(tag, octets);
    }

    /// <summary>A C-octet string: the Latin-1 octets of the text and a NUL.</summary>
    /// <exception cref="SmppFieldException">A character is NUL or above U+00FF, or the text is longer than the TLV's limit.</exception>
    public static Tlv OfCOctetString(TlvTag tag, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        byte[] octets = new byte[value.Length + 1];
        PduWriter writer = new(octets);
        writer.WriteCOctetString(tag.ToString(), value, TlvDefinition.Find(tag)?.MaxLength ?? ushort.MaxValue);
        return new Tlv(tag, octets);
    }

    /// <inheritdoc/>
    public bool Equals(Tlv other) => Tag == other.Tag && Value.Span.SequenceEqual(other.Value.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tlv other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Tag);
        hash.AddBytes(Value.Span);
        return hash.ToHashCode();
    }

    /// <summary>Same tag and same octets.</summary>
    public static bool operator ==(Tlv left, Tlv right) => left.Equals(right);

    /// <summary>Another tag or other octets.</summary>
    public static bool operator !=(Tlv left, Tlv right) => !left.Equals(right);

    /// <summary>Tag and length; never the value, which may be a text.</summary>
    public override string ToString() => $"{Tag}[{Value.Length}]";
}
