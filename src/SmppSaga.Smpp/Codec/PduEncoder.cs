using System.Buffers;

namespace SmppSaga.Smpp;

/// <summary>Turns PDUs into octets. Strict: a field over its limit throws.</summary>
public static class PduEncoder
{
    private const int UsualLength = 512;

    /// <summary>The octets of this PDU, header included.</summary>
    /// <exception cref="SmppFieldException">A field breaks its limit.</exception>
    public static byte[] Encode(Pdu pdu)
    {
        ArgumentNullException.ThrowIfNull(pdu);
        for (int size = UsualLength + pdu.Tlvs.Octets.Length; ; size *= 4)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
            try
            {
                if (TryEncode(pdu, buffer, out int written))
                {
                    return buffer.AsSpan(0, written).ToArray();
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>Writes this PDU into <paramref name="destination"/>; allocates nothing.</summary>
    /// <returns>False when the destination is too small; then its content is meaningless.</returns>
    /// <exception cref="SmppFieldException">A field breaks its limit.</exception>
    public static bool TryEncode(Pdu pdu, Span<byte> destination, out int written)
    {
        ArgumentNullException.ThrowIfNull(pdu);
        return TryEncode(pdu, pdu.SequenceNumber, withTlvs: true, destination, out written);
    }

    internal static bool TryEncode(Pdu pdu, uint sequenceNumber, bool withTlvs, Span<byte> destination, out int written)
    {
        written = 0;
        if (destination.Length < PduHeader.Length)
        {
            return false;
        }

        PduWriter writer = new(destination[PduHeader.Length..]);
        pdu.WriteBody(ref writer);
        if (withTlvs)
        {
            writer.WriteOctets(pdu.Tlvs.Octets);
        }
        else if (!pdu.Tlvs.IsEmpty)
        {
            RefuseWhatDependsOnTlvs(pdu.Tlvs);
        }

        if (writer.Overflowed)
        {
            return false;
        }

        written = PduHeader.Length + writer.Written;
        new PduHeader((uint)written, pdu.CommandId, pdu.CommandStatus, sequenceNumber).Write(destination);
        return true;
    }

    /// <summary>A peer of SMPP 3.3 gets no TLVs. Most say more about a message; these are the message.</summary>
    private static void RefuseWhatDependsOnTlvs(in TlvCollection tlvs)
    {
        if (tlvs.TryGet(TlvTag.MessagePayload, out _))
        {
            throw SmppFieldException.NoTlvs("message_payload");
        }

        if (tlvs.TryGet(TlvTag.SarTotalSegments, out _))
        {
            throw SmppFieldException.NoTlvs("sar_total_segments");
        }
    }
}
