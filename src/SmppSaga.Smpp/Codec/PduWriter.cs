using System.Buffers.Binary;
using System.Text;

namespace SmppSaga.Smpp;

/// <summary>
/// Writes one PDU into a span, strictly: a field over its limit throws <see cref="SmppFieldException"/>.
/// When the span is too small, <see cref="Overflowed"/> becomes true and the caller comes again with a larger one.
/// </summary>
public ref struct PduWriter
{
    private readonly Span<byte> _destination;
    private int _position;

    /// <summary>Writes from the first octet of this span.</summary>
    public PduWriter(Span<byte> destination) => _destination = destination;

    /// <summary>How many octets have been written.</summary>
    public readonly int Written => _position;

    /// <summary>True when the span was too small; its content is then meaningless.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>An integer of one octet.</summary>
    public void WriteByte(byte value)
    {
        if (TryTake(1, out Span<byte> octets))
        {
            octets[0] = value;
        }
    }

    /// <summary>An integer of four octets, highest first.</summary>
    public void WriteUInt32(uint value)
    {
        if (TryTake(4, out Span<byte> octets))
        {
            BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        }
    }

    /// <summary>A C-octet string: the Latin-1 octets of the text and a NUL.</summary>
    /// <param name="field">The specification's name, for the error.</param>
    /// <param name="value">The text without NUL; characters U+0001 to U+00FF.</param>
    /// <param name="maxOctets">The field's size with its NUL.</param>
    /// <exception cref="SmppFieldException">The text is null, too long or has another character.</exception>
    public void WriteCOctetString(string field, string value, int maxOctets)
    {
        if (value is null)
        {
            throw SmppFieldException.Missing(field);
        }

        if (value.Length >= maxOctets)
        {
            throw SmppFieldException.TooLong(field, maxOctets - 1, value.Length);
        }

        if (!TryTake(value.Length + 1, out Span<byte> octets))
        {
            return;
        }

        // One pass for ASCII, which nearly everything is; the slow way tells what was wrong.
        if (Ascii.FromUtf16(value, octets, out _) != System.Buffers.OperationStatus.Done || octets[..value.Length].Contains((byte)0))
        {
            NarrowLatin1(field, value, octets);
        }

        octets[value.Length] = 0;
    }

    /// <summary>The octets as they are.</summary>
    public void WriteOctets(ReadOnlySpan<byte> value)
    {
        if (TryTake(value.Length, out Span<byte> octets))
        {
            value.CopyTo(octets);
        }
    }

    /// <summary>A length of one octet and so many octets.</summary>
    /// <exception cref="SmppFieldException">There are more than <paramref name="maxOctets"/>.</exception>
    public void WriteCounted(string field, ReadOnlySpan<byte> value, int maxOctets)
    {
        if (value.Length > maxOctets)
        {
            throw SmppFieldException.TooLong(field, maxOctets, value.Length);
        }

        WriteByte((byte)value.Length);
        WriteOctets(value);
    }

    private static void NarrowLatin1(string field, string value, Span<byte> octets)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] is '\0' or > '\u00FF')
            {
                throw SmppFieldException.BadCharacter(field, value[i], i);
            }

            octets[i] = (byte)value[i];
        }
    }

    private bool TryTake(int length, out Span<byte> octets)
    {
        if (_destination.Length - _position < length)
        {
            Overflowed = true;
            octets = default;
            return false;
        }

        octets = _destination.Slice(_position, length);
        _position += length;
        return true;
    }
}
