using CsCheck;

namespace SmppSaga.Smpp.Tests.Codec;

/// <summary>Random instances of every PDU, every field within its limit.</summary>
internal static class PduGen
{
    private static readonly Gen<byte[]> Octets = Gen.Byte.Array[0, 40];

    private static readonly Gen<Tlv> AnyTlv =
        Gen.Select(Gen.OneOf(Gen.UShort, OneOf<ushort>(0x0424, 0x001E, 0x0427, 0x130C, 0x1400)), Octets, static (tag, value) => new Tlv(new TlvTag(tag), value));

    private static readonly Gen<DestinationAddress> AnyDestination = Gen.Select(Text(21), Gen.Byte, Gen.Byte, Gen.Bool, static (text, ton, npi, list) =>
        list ? new DestinationAddress { DlName = text } : new DestinationAddress { DestAddrTon = ton, DestAddrNpi = npi, DestinationAddr = text });

    private static readonly Gen<UnsuccessSme> AnyRefused = Gen.Select(Text(21), Gen.Byte, Gen.Byte, Gen.UInt, static (text, ton, npi, status) =>
        new UnsuccessSme { DestAddrTon = ton, DestAddrNpi = npi, DestinationAddr = text, ErrorStatusCode = new CommandStatus(status) });

    public static Gen<(FieldTable.Layout Layout, Pdu Pdu)> Any { get; } =
        OneOf(FieldTable.All).SelectMany(static layout => Of(layout).Select(pdu => (layout, pdu)));

    public static Gen<Pdu> Of(FieldTable.Layout layout)
    {
        Gen<Pdu> pdus = Gen.Select(Gen.UInt, Gen.OneOf(Gen.Const(0u), Gen.UInt), AnyTlv.Array[0, 4], (number, status, tlvs) =>
        {
            Pdu pdu = (Pdu)Activator.CreateInstance(layout.Type)!;
            return pdu with { SequenceNumber = number, CommandStatus = new CommandStatus(status), Tlvs = TlvCollection.Create(tlvs) };
        });
        foreach (FieldTable.Field field in layout.Fields)
        {
            pdus = Gen.Select(pdus, Value(field), (pdu, value) =>
            {
                field.Set(pdu, value);
                return pdu;
            });
        }

        return pdus;
    }

    private static Gen<object> Value(FieldTable.Field field) => field.Kind switch
    {
        'b' => Gen.Byte.Select(static value => (object)value),
        'c' => Text(field.Max).Select(static value => (object)value),
        'm' => Gen.Byte.Array[0, 254].Select(static value => (object)new ReadOnlyMemory<byte>(value)),
        'D' => AnyDestination.Array[0, 5].Select(static value => (object)value),
        _ => AnyRefused.Array[0, 5].Select(static value => (object)value),
    };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<string> Text(int octets) => Gen.Char['\u0001', '\u00FF'].Array[0, octets - 1].Select(static chars => new string(chars));
}
