using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SmppSaga.Gateway.Messages;

/// <summary>Deterministic event ids: a repeated publish carries the same id, so a subscriber recognises it.</summary>
internal static class EventIds
{
    /// <summary>A version 8 UUID from the message, the event's name and what happened.</summary>
    public static Guid For(Guid smsId, string eventName, string what)
    {
        byte[] name = Encoding.UTF8.GetBytes($"{smsId:N}/{eventName}/{what}");
        Span<byte> id = SHA256.HashData(name).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0f) | 0x80);
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>The first 8 octets of a SHA-256, for comparing bodies.</summary>
    public static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
