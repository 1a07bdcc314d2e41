using System.Buffers;
using CsCheck;

namespace SmppSaga.Smpp.Tests.Codec;

public sealed class RoundTripTests
{
    [Fact]
    public void Every_pdu_is_written_as_the_field_table_says_and_read_back_equal() => PduGen.Any.Sample(
        static sample =>
        {
            byte[] octets = PduEncoder.Encode(sample.Pdu);
            Assert.Equal(Convert.ToHexString(TableEncoder.Encode(sample.Pdu, sample.Layout)), Convert.ToHexString(octets));

            PduDecodeResult result = PduDecoder.Decode(octets);
            Assert.Equal((DecodeOutcome.Accept, null), (result.Outcome, result.Error));
            Assert.IsType(sample.Layout.Type, result.Pdu);
            Assert.Equal(sample.Pdu, result.Pdu);
            Assert.Equal(sample.Pdu.GetHashCode(), result.Pdu!.GetHashCode());
            Assert.True(sample.Pdu.Tlvs.SequenceEqual(result.Pdu.Tlvs));
        },
        iter: 20_000);

    [Theory]
    [MemberData(nameof(FieldTable.Names), MemberType = typeof(FieldTable))]
    public void An_empty_pdu_survives_the_round_trip(string name)
    {
        FieldTable.Layout layout = FieldTable.Of(name);
        Pdu pdu = (Pdu)Activator.CreateInstance(layout.Type)!;

        Assert.Equal(name, pdu.CommandId.Name);
        Assert.Equal(layout.Id, pdu.CommandId.Value);
        Assert.Equal(pdu, PduDecoder.Decode(PduEncoder.Encode(pdu)).Pdu);
    }

    [Fact]
    public void The_table_knows_every_pdu_of_the_library() => Assert.Equal(
        typeof(Pdu).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Pdu)) && !type.IsAbstract).Select(static type => type.Name).Order(),
        FieldTable.All.Select(static layout => layout.Type.Name).Order());

    [Theory]
    [MemberData(nameof(FieldTable.Names), MemberType = typeof(FieldTable))]
    public void A_text_field_takes_its_limit_and_one_more_is_refused_by_name(string name)
    {
        foreach (FieldTable.Field field in FieldTable.Of(name).Fields.Where(static field => field.Kind == 'c'))
        {
            Pdu pdu = (Pdu)Activator.CreateInstance(FieldTable.Of(name).Type)!;
            field.Set(pdu, new string('x', field.Max - 1));
            Assert.Equal(pdu, PduDecoder.Decode(PduEncoder.Encode(pdu)).Pdu);

            field.Set(pdu, new string('x', field.Max));
            SmppFieldException thrown = Assert.Throws<SmppFieldException>(() => PduEncoder.Encode(pdu));
            Assert.Equal($"{field.Name}: at most {field.Max - 1} octets, has {field.Max}.", thrown.Message);
        }
    }

    [Theory]
    [InlineData("a\0b", "source_addr: only characters U+0001 to U+00FF, has U+0000 at 1.")]
    [InlineData("ab\u20AC", "source_addr: only characters U+0001 to U+00FF, has U+20AC at 2.")]
    public void A_character_that_does_not_fit_an_octet_is_refused_with_its_place(string address, string message)
    {
        SmppFieldException thrown = Assert.Throws<SmppFieldException>(() => PduEncoder.Encode(new SubmitSm { SourceAddr = address }));
        Assert.Equal(("source_addr", message), (thrown.Field, thrown.Message));
    }

    [Fact]
    public void A_message_of_255_octets_and_255_recipients_are_refused()
    {
        Assert.Equal(
            "short_message: at most 254 octets, has 255.",
            Assert.Throws<SmppFieldException>(static () => PduEncoder.Encode(new SubmitSm { ShortMessage = new byte[255] })).Message);
        Assert.Equal(
            "dest_address: at most 254 entries, has 255.",
            Assert.Throws<SmppFieldException>(static () => PduEncoder.Encode(new SubmitMulti { DestAddresses = new DestinationAddress[255] })).Message);
    }

    [Fact]
    public void Tlvs_keep_order_repeats_empty_values_and_65535_octets()
    {
        TlvCollection tlvs =
        [
            new Tlv(TlvTag.AlertOnMessageDelivery, default), new Tlv(new TlvTag(0x1400), new byte[] { 1 }), new Tlv(TlvTag.MessagePayload, new byte[65_535]),
            new Tlv(new TlvTag(0x1400), new byte[] { 2 }), new Tlv(new TlvTag(0xFFFF), new byte[] { 3 }),
        ];

        Pdu read = PduDecoder.Decode(PduEncoder.Encode(new DataSm { Tlvs = tlvs })).Pdu!;

        Assert.Equal([0x130C, 0x1400, 0x0424, 0x1400, 0xFFFF], read.Tlvs.Select(static tlv => (int)tlv.Tag.Value));
        Assert.Equal([0, 1, 65_535, 1, 1], read.Tlvs.Select(static tlv => tlv.Value.Length));
        Assert.Equal(tlvs, read.Tlvs);
        Assert.Throws<SmppFieldException>(static () => TlvCollection.Create(new Tlv(TlvTag.MessagePayload, new byte[65_536])));
    }

    [Fact]
    public void The_view_shows_what_the_record_holds() => Gen.OneOf(PduGen.Of(FieldTable.Of("submit_sm")), PduGen.Of(FieldTable.Of("deliver_sm"))).Sample(
        static pdu =>
        {
            byte[] octets = PduEncoder.Encode(pdu);
            Assert.True(MessageView.TryRead(octets, out MessageView view, out _));
            SubmitSm shown = new()
            {
                ServiceType = Text(view.ServiceType), SourceAddrTon = view.SourceAddrTon, SourceAddrNpi = view.SourceAddrNpi, SourceAddr = Text(view.SourceAddr),
                DestAddrTon = view.DestAddrTon, DestAddrNpi = view.DestAddrNpi, DestinationAddr = Text(view.DestinationAddr),
                EsmClass = view.EsmClass, ProtocolId = view.ProtocolId, PriorityFlag = view.PriorityFlag,
                ScheduleDeliveryTime = Text(view.ScheduleDeliveryTime), ValidityPeriod = Text(view.ValidityPeriod),
                RegisteredDelivery = view.RegisteredDelivery, ReplaceIfPresentFlag = view.ReplaceIfPresentFlag, DataCoding = view.DataCoding,
                SmDefaultMsgId = view.SmDefaultMsgId, ShortMessage = view.ShortMessage.ToArray(),
            };
            Assert.Equal(octets[16..^view.Tlvs.Length], PduEncoder.Encode(shown)[16..]);
            Assert.Equal(pdu.Tlvs.Octets.ToArray(), view.Tlvs.ToArray());
        },
        iter: 1_000);

    [Fact]
    public void A_stream_cut_anywhere_gives_the_same_frames() => PduGen.Any.Array[1, 4].Sample(
        static samples =>
        {
            byte[][] frames = [.. samples.Select(static sample => PduEncoder.Encode(sample.Pdu))];
            byte[] stream = [.. frames.SelectMany(static frame => frame)];
            for (int cut = 0; cut <= stream.Length; cut++)
            {
                ReadOnlySequence<byte> buffer = Segment.Join(stream[..cut], stream[cut..]);
                foreach (byte[] expected in frames)
                {
                    Assert.Equal(FrameOutcome.Complete, PduFramer.TryTake(ref buffer, PduFramer.DefaultMaxPduLength, out ReadOnlySequence<byte> frame));
                    Assert.Equal(expected, frame.ToArray());
                }

                Assert.Equal(FrameOutcome.Incomplete, PduFramer.TryTake(ref buffer, PduFramer.DefaultMaxPduLength, out _));
            }
        },
        iter: 20);

    private static string Text(ReadOnlySpan<byte> octets) => System.Text.Encoding.Latin1.GetString(octets);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Join(byte[] first, byte[] second)
        {
            Segment tail = new() { Memory = second, RunningIndex = first.Length };
            return new ReadOnlySequence<byte>(new Segment { Memory = first, Next = tail }, 0, tail, second.Length);
        }
    }
}
