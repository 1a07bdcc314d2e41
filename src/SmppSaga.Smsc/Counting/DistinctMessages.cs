using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>Tells new messages from repeated ones by destination and octets; 16 octets are kept of each. Not safe for several threads.</summary>
internal sealed class DistinctMessages
{
    private readonly HashSet<UInt128> _seen = [];

    public int Count => _seen.Count;

    /// <returns>False when the same octets went to the same destination before.</returns>
    public bool Add(SubmitSm pdu)
    {
        ReadOnlyMemory<byte> text = pdu.ShortMessage.IsEmpty && pdu.Tlvs.TryGet(TlvTag.MessagePayload, out Tlv payload) ? payload.Value : pdu.ShortMessage;
        byte[] octets = new byte[pdu.DestinationAddr.Length + 1 + text.Length];
        Encoding.Latin1.GetBytes(pdu.DestinationAddr, octets);
        text.Span.CopyTo(octets.AsSpan(pdu.DestinationAddr.Length + 1));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(octets, hash);
        return _seen.Add(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }
}
