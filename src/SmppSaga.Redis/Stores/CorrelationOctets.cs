using System.Buffers.Binary;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis;

/// <summary>A <see cref="CorrelationValue"/> as stored: 16 octets of the id, 2 of the part, both big endian.</summary>
internal static class CorrelationOctets
{
    private const int Length = 18;

    public static byte[] Write(CorrelationValue value)
    {
        byte[] octets = new byte[Length];
        value.Id.TryWriteBytes(octets, bigEndian: true, out int written);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(written), value.Part);
        return octets;
    }

    public static byte[] WriteAll(IReadOnlyList<CorrelationValue> values) => [.. values.SelectMany(Write)];

    public static CorrelationValue[] ReadAll(ReadOnlySpan<byte> octets)
    {
        CorrelationValue[] values = new CorrelationValue[octets.Length / Length];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> value = octets.Slice(i * Length, Length);
            values[i] = new CorrelationValue(new Guid(value[..16], bigEndian: true), BinaryPrimitives.ReadUInt16BigEndian(value[16..]));
        }

        return values;
    }
}
