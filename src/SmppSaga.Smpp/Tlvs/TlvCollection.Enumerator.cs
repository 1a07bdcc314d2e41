using System.Buffers.Binary;
using System.Collections;

namespace SmppSaga.Smpp;

public readonly partial struct TlvCollection
{
    /// <summary>Walks the TLVs without allocating; each value is a slice of the collection's octets.</summary>
    public struct Enumerator : IEnumerator<Tlv>
    {
        private readonly byte[]? _octets;
        private int _next;

        internal Enumerator(byte[]? octets) => _octets = octets;

        /// <inheritdoc/>
        public Tlv Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_octets is null || _next >= _octets.Length)
            {
                return false;
            }

            ReadOnlySpan<byte> rest = _octets.AsSpan(_next);
            TlvTag tag = new(BinaryPrimitives.ReadUInt16BigEndian(rest));
            int length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            Current = new Tlv(tag, _octets.AsMemory(_next + HeaderLength, length));
            _next += HeaderLength + length;
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => _next = 0;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
