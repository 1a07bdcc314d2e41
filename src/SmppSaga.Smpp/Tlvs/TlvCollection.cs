using System.Buffers.Binary;
using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmppSaga.Smpp;

/// <summary>
/// The TLVs of a PDU in wire order; repeats, unknown tags and empty values stay. Immutable, equality by content.
/// It holds the octets as they are on the wire, so that writing them is one copy and reading them allocates nothing.
/// </summary>
[CollectionBuilder(typeof(TlvCollection), nameof(Create))]
public readonly partial struct TlvCollection : IReadOnlyCollection<Tlv>, IEquatable<TlvCollection>
{
    internal const int HeaderLength = 4;

    private readonly byte[]? _octets;

    private TlvCollection(byte[]? octets) => _octets = octets;

    /// <summary>No TLV.</summary>
    public static TlvCollection Empty => default;

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => _octets is null or { Length: 0 };

    /// <summary>The TLVs as on the wire: tag, length and value of each.</summary>
    public ReadOnlySpan<byte> Octets => _octets;

    /// <summary>How many there are, repeats included. Walks the octets.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (Tlv _ in this)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Makes a collection of these TLVs in this order.</summary>
    /// <exception cref="SmppFieldException">A value is longer than 65,535 octets.</exception>
    public static TlvCollection Create(params ReadOnlySpan<Tlv> tlvs)
    {
        int length = 0;
        foreach (Tlv tlv in tlvs)
        {
            if (tlv.Value.Length > ushort.MaxValue)
            {
                throw SmppFieldException.TooLong(tlv.Tag.ToString(), ushort.MaxValue, tlv.Value.Length);
            }

            length += HeaderLength + tlv.Value.Length;
        }

        if (length == 0)
        {
            return Empty;
        }

        byte[] octets = new byte[length];
        Span<byte> rest = octets;
        foreach (Tlv tlv in tlvs)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, tlv.Tag.Value);
            BinaryPrimitives.WriteUInt16BigEndian(rest[2..], (ushort)tlv.Value.Length);
            tlv.Value.Span.CopyTo(rest[HeaderLength..]);
            rest = rest[(HeaderLength + tlv.Value.Length)..];
        }

        return new TlvCollection(octets);
    }

    /// <summary>The length of the leading whole TLVs in these octets; less than all when the last one is cut off.</summary>
    public static int MeasureWhole(ReadOnlySpan<byte> octets)
    {
        int position = 0;
        while (octets.Length - position >= HeaderLength)
        {
            int next = position + HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(octets[(position + 2)..]);
            if (next > octets.Length)
            {
                break;
            }

            position = next;
        }

        return position;
    }

    /// <summary>The same TLVs and this one behind them.</summary>
    public TlvCollection Add(Tlv tlv) => Create([.. this, tlv]);

    /// <summary>The first TLV with this tag.</summary>
    public bool TryGet(TlvTag tag, out Tlv tlv)
    {
        foreach (Tlv candidate in this)
        {
            if (candidate.Tag == tag)
            {
                tlv = candidate;
                return true;
            }
        }

        tlv = default;
        return false;
    }

    /// <summary>The first value of this tag as a number of one octet; null when it is absent or has another length.</summary>
    public byte? GetByte(TlvTag tag) => TryGet(tag, out Tlv tlv) && tlv.Value.Length == 1 ? tlv.Value.Span[0] : null;

    /// <summary>The first value of this tag as a number of two octets; null when it is absent or has another length.</summary>
    public ushort? GetUInt16(TlvTag tag) =>
        TryGet(tag, out Tlv tlv) && tlv.Value.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(tlv.Value.Span) : null;

    /// <summary>The first value of this tag as a number of four octets; null when it is absent or has another length.</summary>
    public uint? GetUInt32(TlvTag tag) =>
        TryGet(tag, out Tlv tlv) && tlv.Value.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(tlv.Value.Span) : null;

    /// <summary>The first value of this tag as Latin-1 text up to its NUL, which may be missing; null when it is absent.</summary>
    public string? GetString(TlvTag tag)
    {
        if (!TryGet(tag, out Tlv tlv))
        {
            return null;
        }

        ReadOnlySpan<byte> value = tlv.Value.Span;
        int end = value.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? value : value[..end]);
    }

    /// <summary>The first value of this tag; null when it is absent.</summary>
    public ReadOnlyMemory<byte>? GetOctets(TlvTag tag) => TryGet(tag, out Tlv tlv) ? tlv.Value : default(ReadOnlyMemory<byte>?);

    /// <summary>Walks the TLVs in wire order.</summary>
    public Enumerator GetEnumerator() => new(_octets);

    IEnumerator<Tlv> IEnumerable<Tlv>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(TlvCollection other) => Octets.SequenceEqual(other.Octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TlvCollection other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Octets);
        return hash.ToHashCode();
    }

    /// <summary>Same TLVs in the same order.</summary>
    public static bool operator ==(TlvCollection left, TlvCollection right) => left.Equals(right);

    /// <summary>Other TLVs or another order.</summary>
    public static bool operator !=(TlvCollection left, TlvCollection right) => !left.Equals(right);

    /// <summary>Tags and lengths; never the values.</summary>
    public override string ToString() => string.Join(", ", this.Select(static tlv => tlv.ToString()));

    /// <summary>Takes over octets that <see cref="MeasureWhole"/> has measured.</summary>
    internal static TlvCollection FromWhole(ReadOnlySpan<byte> octets) => octets.IsEmpty ? Empty : new TlvCollection(octets.ToArray());
}
