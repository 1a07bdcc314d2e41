using System.Buffers.Binary;
using System.IO.Hashing;

namespace SmppSaga.Redis.Abstractions;

/// <summary>
/// The frame around every stored record: schema (1 octet), kind (1 octet), CRC-32 of the payload (4 octets, little endian),
/// transition id (8 octets), then the payload. The transition id makes two writers' records differ even when they say the same.
/// </summary>
public static class RecordEnvelope
{
    /// <summary>The schema this program writes, and the newest that it reads.</summary>
    public const byte Schema = 1;

    /// <summary>Octets before the payload.</summary>
    public const int HeaderLength = 14;

    /// <summary>Frames a payload.</summary>
    public static byte[] Wrap(byte kind, ulong transition, ReadOnlySpan<byte> payload)
    {
        byte[] record = new byte[HeaderLength + payload.Length];
        record[0] = Schema;
        record[1] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(2), Crc32.HashToUInt32(payload));
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(6), transition);
        payload.CopyTo(record.AsSpan(HeaderLength));
        return record;
    }

    /// <summary>Checks the frame and returns kind and payload.</summary>
    /// <exception cref="UnknownRecordException">Too short, a newer schema, or a checksum that does not match.</exception>
    public static (byte Kind, ReadOnlyMemory<byte> Payload) Unwrap(ReadOnlyMemory<byte> record)
    {
        ReadOnlySpan<byte> octets = record.Span;
        if (octets.Length < HeaderLength)
        {
            throw new UnknownRecordException($"Stored record of {octets.Length} octets: expected at least {HeaderLength}.");
        }

        if (octets[0] > Schema)
        {
            throw new UnknownRecordException($"Stored record with schema {octets[0]}: this version reads up to {Schema}. The message is left alone.");
        }

        ReadOnlyMemory<byte> payload = record[HeaderLength..];
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(octets[2..]);
        uint found = Crc32.HashToUInt32(payload.Span);
        return found == expected
            ? (octets[1], payload)
            : throw new UnknownRecordException($"Stored record of kind {octets[1]}: checksum {found:x8}, expected {expected:x8}. The message is left alone.");
    }
}
