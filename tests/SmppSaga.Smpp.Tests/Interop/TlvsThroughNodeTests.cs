using SmppSaga.Smpp.Tests.Session;

namespace SmppSaga.Smpp.Tests.Interop;

/// <summary>Each TLV of the specification goes to node-smpp, is decoded there, encoded again and comes back.</summary>
public sealed class TlvsThroughNodeTests : IAsyncLifetime
{
    private readonly RecordingHandler _handler = new();
    private readonly TaskCompletionSource<DeliverSm> _echo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NodePeer _node = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await NodePeer.ServerAsync();
        _handler.Answer = (_, request, _) =>
        {
            _echo.TrySetResult((DeliverSm)request);
            return new(new DeliverSmResp());
        };
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Every_defined_tlv_survives_in_one_message()
    {
        // node-smpp's table gives source_telematics_id two octets; the specification says one.
        Tlv[] sent = [.. TlvDefinition.All.Where(x => x.Tag != TlvTag.SourceTelematicsId).OrderBy(x => x.Tag.Value).Select(Sample)];

        DeliverSm echo = await EchoAsync(new SubmitSm { ServiceType = "ECHO", DestinationAddr = "27831234567", DataCoding = 4, Tlvs = [.. sent] });

        Assert.Equal(Describe(sent), Describe(echo.Tlvs.OrderBy(x => x.Tag.Value)));
    }

    [Fact]
    public async Task Repeated_tlvs_keep_their_order()
    {
        Tlv[] sent = [new(TlvTag.CallbackNum, "\u0001\u0001\u0001111"u8.ToArray()), new(TlvTag.CallbackNum, "\u0001\u0001\u0001222"u8.ToArray())];

        DeliverSm echo = await EchoAsync(new SubmitSm { ServiceType = "ECHO", DestinationAddr = "27831234567", Tlvs = [.. sent] });

        Assert.Equal(Describe(sent), Describe(echo.Tlvs));
    }

    [Fact]
    public async Task A_vendor_tlv_arrives_as_octets()
    {
        await using SmppSession session = await ConnectAsync();

        await session.SubmitAsync(new SubmitSm { DestinationAddr = "27831234567", Tlvs = [new Tlv(new TlvTag(0x1400), new byte[] { 1, 2, 3 })] });

        Assert.Equal("010203", (await _node.ReceivedAsync("submit_sm")).GetProperty("5120").GetProperty("hex").GetString());
    }

    [Fact]
    public async Task Numbers_are_read_as_the_same_numbers()
    {
        await using SmppSession session = await ConnectAsync();

        await session.SubmitAsync(new SubmitSm
        {
            DestinationAddr = "27831234567",
            Tlvs =
            [
                Tlv.OfUInt16(TlvTag.SarMsgRefNum, 0xABCD), Tlv.OfByte(TlvTag.SarTotalSegments, 3), Tlv.OfByte(TlvTag.SarSegmentSeqnum, 2),
                Tlv.OfUInt32(TlvTag.QosTimeToLive, 0x01020304), Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, "00fF"),
            ],
        });

        System.Text.Json.JsonElement received = await _node.ReceivedAsync("submit_sm");
        Assert.Equal(0xABCD, received.GetProperty("sar_msg_ref_num").GetInt32());
        Assert.Equal(3, received.GetProperty("sar_total_segments").GetInt32());
        Assert.Equal(2, received.GetProperty("sar_segment_seqnum").GetInt32());
        Assert.Equal(0x01020304, received.GetProperty("qos_time_to_live").GetInt32());
        Assert.Equal("00fF", received.GetProperty("receipted_message_id").GetString());
    }

    private async Task<DeliverSm> EchoAsync(SubmitSm submit)
    {
        await using SmppSession session = await ConnectAsync();
        await session.SubmitAsync(submit);
        return await _echo.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task<SmppSession> ConnectAsync() => SmppSession.ConnectAsync(new SmppClientOptions { Host = "127.0.0.1", Port = _node.Port, SystemId = "acme" }, _handler);

    private static Tlv Sample(TlvDefinition definition)
    {
        if (definition.Tag == TlvTag.BroadcastEndTime)
        {
            // node-smpp reads it as a date, writes it as one, and without the NUL.
            return new Tlv(definition.Tag, "261122120000000+"u8.ToArray());
        }

        return definition.Type switch
        {
            TlvType.Byte => Tlv.OfByte(definition.Tag, 7),
            TlvType.UInt16 => Tlv.OfUInt16(definition.Tag, 0x1234),
            TlvType.UInt32 => Tlv.OfUInt32(definition.Tag, 0x12345678),
            TlvType.COctetString => Tlv.OfCOctetString(definition.Tag, "ab12"),
            _ => new Tlv(definition.Tag, Enumerable.Range(1, Math.Clamp(4, definition.MinLength, definition.MaxLength)).Select(x => (byte)x).ToArray()),
        };
    }

    private static IEnumerable<string> Describe(IEnumerable<Tlv> tlvs) => tlvs.Select(x => $"{x.Tag} {Convert.ToHexString(x.Value.Span)}");
}
