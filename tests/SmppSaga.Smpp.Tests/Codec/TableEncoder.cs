using System.Buffers.Binary;
using System.Text;

namespace SmppSaga.Smpp.Tests.Codec;

/// <summary>Writes a PDU as <see cref="FieldTable"/> says, sharing no code with the library.</summary>
internal static class TableEncoder
{
    public static byte[] Encode(Pdu pdu, FieldTable.Layout layout)
    {
        MemoryStream body = new();
        foreach (FieldTable.Field field in layout.Fields)
        {
            Write(body, field.Kind, field.Read(pdu));
        }

        foreach (Tlv tlv in pdu.Tlvs)
        {
            Number(body, tlv.Tag.Value, 2);
            Number(body, (uint)tlv.Value.Length, 2);
            body.Write(tlv.Value.Span);
        }

        MemoryStream whole = new();
        Number(whole, 16 + (uint)body.Length, 4);
        Number(whole, layout.Id, 4);
        Number(whole, pdu.CommandStatus.Value, 4);
        Number(whole, pdu.SequenceNumber, 4);
        whole.Write(body.ToArray());
        return whole.ToArray();
    }

    private static void Write(MemoryStream to, char kind, object? value)
    {
        switch (kind)
        {
            case 'b':
                to.WriteByte((byte)value!);
                break;
            case 'c':
                Text(to, (string)value!);
                break;
            case 'm':
                ReadOnlyMemory<byte> octets = (ReadOnlyMemory<byte>)value!;
                to.WriteByte((byte)octets.Length);
                to.Write(octets.Span);
                break;
            case 'D':
                Destinations(to, (IReadOnlyList<DestinationAddress>)value!);
                break;
            default:
                Refused(to, (IReadOnlyList<UnsuccessSme>)value!);
                break;
        }
    }

    private static void Destinations(MemoryStream to, IReadOnlyList<DestinationAddress> destinations)
    {
        to.WriteByte((byte)destinations.Count);
        foreach (DestinationAddress destination in destinations)
        {
            if (destination.DlName is { } list)
            {
                to.WriteByte(2);
                Text(to, list);
                continue;
            }

            to.Write([1, destination.DestAddrTon, destination.DestAddrNpi]);
            Text(to, destination.DestinationAddr);
        }
    }

    private static void Refused(MemoryStream to, IReadOnlyList<UnsuccessSme> refused)
    {
        to.WriteByte((byte)refused.Count);
        foreach (UnsuccessSme sme in refused)
        {
            to.Write([sme.DestAddrTon, sme.DestAddrNpi]);
            Text(to, sme.DestinationAddr);
            Number(to, sme.ErrorStatusCode.Value, 4);
        }
    }

    private static void Text(MemoryStream to, string text)
    {
        to.Write(Encoding.Latin1.GetBytes(text));
        to.WriteByte(0);
    }

    private static void Number(MemoryStream to, uint value, int octets)
    {
        byte[] four = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, value);
        to.Write(four, 4 - octets, octets);
    }
}
