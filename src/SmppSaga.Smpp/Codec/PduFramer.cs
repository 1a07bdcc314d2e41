using System.Buffers;
using System.Buffers.Binary;

namespace SmppSaga.Smpp;

/// <summary>Finds whole PDUs in a stream by command_length. Allocates nothing, whatever length the wire claims.</summary>
public static class PduFramer
{
    /// <summary>Room for a message_payload of 65,535 octets and everything around it.</summary>
    public const int DefaultMaxPduLength = (64 + 8) * 1024;

    /// <summary>Takes the next whole PDU off the front of <paramref name="buffer"/>.</summary>
    /// <param name="buffer">What has been received; afterwards it starts behind the PDU.</param>
    /// <param name="maxPduLength">Most octets of one PDU; at least 16.</param>
    /// <param name="frame">The PDU with its header.</param>
    /// <returns>Whether a PDU was there. After <see cref="FrameOutcome.BadLength"/> the stream cannot be followed any more.</returns>
    public static FrameOutcome TryTake(ref ReadOnlySequence<byte> buffer, int maxPduLength, out ReadOnlySequence<byte> frame)
    {
        frame = default;
        if (!TryPeekLength(buffer, out uint length))
        {
            return FrameOutcome.Incomplete;
        }

        if (length < PduHeader.Length || length > maxPduLength)
        {
            return FrameOutcome.BadLength;
        }

        if (buffer.Length < length)
        {
            return FrameOutcome.Incomplete;
        }

        frame = buffer.Slice(0, length);
        buffer = buffer.Slice(length);
        return FrameOutcome.Complete;
    }

    private static bool TryPeekLength(in ReadOnlySequence<byte> buffer, out uint length)
    {
        ReadOnlySpan<byte> first = buffer.FirstSpan;
        if (first.Length >= sizeof(uint))
        {
            length = BinaryPrimitives.ReadUInt32BigEndian(first);
            return true;
        }

        if (buffer.Length < sizeof(uint))
        {
            length = 0;
            return false;
        }

        Span<byte> octets = stackalloc byte[sizeof(uint)];
        buffer.Slice(0, sizeof(uint)).CopyTo(octets);
        length = BinaryPrimitives.ReadUInt32BigEndian(octets);
        return true;
    }
}
