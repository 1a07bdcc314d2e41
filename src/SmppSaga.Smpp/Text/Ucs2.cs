using System.Buffers.Binary;

namespace SmppSaga.Smpp.Text;

/// <summary>UCS-2 as the networks carry it: UTF-16 units, big endian, no byte order mark; two octets a unit.</summary>
public static class Ucs2
{
    /// <summary>Two octets per UTF-16 unit of <paramref name="text"/>, surrogates as they are.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        byte[] octets = new byte[text.Length * 2];
        for (int i = 0; i < text.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(i * 2), text[i]);
        }

        return octets;
    }

    /// <summary>Reads big endian units; never fails. A single octet at the end becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> octets)
    {
        int units = octets.Length / 2;
        int length = units + (octets.Length & 1);
        Span<char> room = length <= 256 ? stackalloc char[256] : new char[length];
        for (int i = 0; i < units; i++)
        {
            room[i] = (char)BinaryPrimitives.ReadUInt16BigEndian(octets[(i * 2)..]);
        }

        if (length > units)
        {
            room[units] = '\uFFFD';
        }

        return new string(room[..length]);
    }
}
