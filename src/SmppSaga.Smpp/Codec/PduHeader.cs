using System.Buffers.Binary;

namespace SmppSaga.Smpp;

/// <summary>The 16 octets that every PDU starts with (SMPP 3.4, 3.2).</summary>
/// <param name="CommandLength">Octets of the whole PDU, this header included.</param>
/// <param name="CommandId">Which PDU it is.</param>
/// <param name="CommandStatus">Outcome in a response, 0 in a request.</param>
/// <param name="SequenceNumber">Pairs a response with its request; as on the wire, even when out of range.</param>
public readonly record struct PduHeader(uint CommandLength, CommandId CommandId, CommandStatus CommandStatus, uint SequenceNumber)
{
    /// <summary>Octets of a header, and of the smallest PDU.</summary>
    public const int Length = 16;

    /// <summary>Reads a header from at least 16 octets.</summary>
    public static PduHeader Read(ReadOnlySpan<byte> octets) => new(
        BinaryPrimitives.ReadUInt32BigEndian(octets),
        new CommandId(BinaryPrimitives.ReadUInt32BigEndian(octets[4..])),
        new CommandStatus(BinaryPrimitives.ReadUInt32BigEndian(octets[8..])),
        BinaryPrimitives.ReadUInt32BigEndian(octets[12..]));

    /// <summary>Writes the header into at least 16 octets.</summary>
    public void Write(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt32BigEndian(octets, CommandLength);
        BinaryPrimitives.WriteUInt32BigEndian(octets[4..], CommandId.Value);
        BinaryPrimitives.WriteUInt32BigEndian(octets[8..], CommandStatus.Value);
        BinaryPrimitives.WriteUInt32BigEndian(octets[12..], SequenceNumber);
    }
}
