using System.Text;
using System.Text.Json;
using SmppSaga.Smpp.Tests.Session;

namespace SmppSaga.Smpp.Tests.Interop;

/// <summary>Our client against node-smpp's server.</summary>
public sealed class ToNodeServerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RecordingHandler _handler = new();
    private NodePeer _node = null!;

    public async ValueTask InitializeAsync() => _node = await NodePeer.ServerAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Theory]
    [InlineData(BindType.Transmitter, "bind_transmitter")]
    [InlineData(BindType.Receiver, "bind_receiver")]
    [InlineData(BindType.Transceiver, "bind_transceiver")]
    public async Task Binds_in_each_way_with_every_field(BindType type, string command)
    {
        await using SmppSession session = await SmppSession.ConnectAsync(
            Options with { BindType = type, SystemType = "VMA", AddrTon = 1, AddrNpi = 8, AddressRange = "^27" }, _handler);

        JsonElement bind = await _node.ReceivedAsync(command);

        Assert.Equal(["acme", "secret", "VMA", "^27"], new[] { "system_id", "password", "system_type", "address_range" }.Select(x => bind.GetProperty(x).GetString()));
        Assert.Equal([0x34, 1, 8], new[] { "interface_version", "addr_ton", "addr_npi" }.Select(x => bind.GetProperty(x).GetInt32()));
        Assert.Equal("node-smpp", Assert.IsAssignableFrom<BindResponse>(session.BindResponse).SystemId);
        Assert.Equal((byte)0x34, session.BindResponse!.Tlvs.GetByte(TlvTag.ScInterfaceVersion));
    }

    [Fact]
    public async Task A_refused_bind_throws_its_status()
    {
        SmppBindException refused = await Assert.ThrowsAsync<SmppBindException>(() => SmppSession.ConnectAsync(Options with { SystemId = "nobody" }, _handler));

        Assert.Equal(CommandStatus.ESME_RINVSYSID, refused.CommandStatus);
    }

    [Fact]
    public async Task Each_field_of_submit_sm_arrives()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);
        SubmitSm submit = new()
        {
            ServiceType = "CMT", SourceAddrTon = 5, SourceAddrNpi = 0, SourceAddr = "Acme", DestAddrTon = 1, DestAddrNpi = 1, DestinationAddr = "27831234567",
            EsmClass = 3, ProtocolId = 65, PriorityFlag = 2, ReplaceIfPresentFlag = 1, DataCoding = 4, SmDefaultMsgId = 9, ShortMessage = new byte[] { 0, 1, 0xFE, 0xFF },
        };

        Assert.Equal("node-1", (await session.SubmitAsync(submit)).MessageId);

        JsonElement received = await _node.ReceivedAsync("submit_sm");
        Assert.Equal(["CMT", "Acme", "27831234567"], new[] { "service_type", "source_addr", "destination_addr" }.Select(x => received.GetProperty(x).GetString()));
        Assert.Equal([5, 0, 1, 1, 3, 65, 2, 0, 1, 4, 9], new[]
        {
            "source_addr_ton", "source_addr_npi", "dest_addr_ton", "dest_addr_npi", "esm_class", "protocol_id", "priority_flag", "registered_delivery",
            "replace_if_present_flag", "data_coding", "sm_default_msg_id",
        }.Select(x => received.GetProperty(x).GetInt32()));
        Assert.Equal("0001feff", received.GetProperty("short_message").GetProperty("message").GetProperty("hex").GetString());
    }

    [Fact]
    public async Task A_receipt_arrives_as_text_and_as_tlvs_and_its_answer_goes_back()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);

        SubmitSmResp answer = await session.SubmitAsync(new SubmitSm { SourceAddr = "27820001111", DestinationAddr = "27831234567", RegisteredDelivery = 1 });

        JsonElement response = await _node.ReceivedAsync("deliver_sm_resp");
        Assert.Equal(0, response.GetProperty("command_status").GetInt32());
        DeliverSm receipt = Assert.IsType<DeliverSm>(Assert.Single(_handler.Requests));
        Assert.Equal("27831234567", receipt.SourceAddr);
        Assert.Equal(4, receipt.EsmClass);
        Assert.StartsWith($"id:{answer.MessageId} sub:001", Encoding.Latin1.GetString(receipt.ShortMessage.Span), StringComparison.Ordinal);
        Assert.Equal(answer.MessageId, receipt.Tlvs.GetString(TlvTag.ReceiptedMessageId));
        Assert.Equal((byte)2, receipt.Tlvs.GetByte(TlvTag.MessageState));
    }

    [Fact]
    public async Task A_refusal_without_a_body_is_an_answer()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);

        SubmitSmResp answer = await session.SubmitAsync(new SubmitSm { DestinationAddr = "999" });

        Assert.Equal(CommandStatus.ESME_RTHROTTLED, answer.CommandStatus);
        Assert.Equal("", answer.MessageId);
    }

    [Fact]
    public async Task Many_submits_in_a_window_get_one_answer_each()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options with { Window = 50 }, _handler);

        SubmitSmResp[] answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => session.SubmitAsync(new SubmitSm { DestinationAddr = $"2783{i:d7}" }).AsTask()));

        Assert.Equal(500, answers.Select(x => x.MessageId).Distinct().Count());
        Assert.All(answers, x => Assert.True(x.CommandStatus.IsOk));
    }

    [Fact]
    public async Task The_other_requests_of_an_esme_are_understood()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);

        QuerySmResp query = Assert.IsType<QuerySmResp>(await session.SendAsync(new QuerySm { MessageId = "abc", SourceAddr = "1" }));
        Assert.Equal(("abc", 2), (query.MessageId, query.MessageState));
        Assert.True(Assert.IsType<CancelSmResp>(await session.SendAsync(new CancelSm { MessageId = "abc" })).CommandStatus.IsOk);
        Assert.True(Assert.IsType<ReplaceSmResp>(await session.SendAsync(new ReplaceSm { MessageId = "abc", ShortMessage = new byte[] { 65 } })).CommandStatus.IsOk);
        Assert.StartsWith("node-", Assert.IsType<DataSmResp>(await session.SendAsync(new DataSm { DestinationAddr = "2783" })).MessageId, StringComparison.Ordinal);

        SubmitMultiResp multi = Assert.IsType<SubmitMultiResp>(await session.SendAsync(
            new SubmitMulti { DestAddresses = [new() { DestinationAddr = "2783" }, new() { DestinationAddr = "9991", DestAddrTon = 1 }, new() { DlName = "friends" }] }));
        UnsuccessSme failed = Assert.Single(multi.UnsuccessSmes);
        Assert.Equal(("9991", 1, CommandStatus.ESME_RINVDSTADR), (failed.DestinationAddr, failed.DestAddrTon, failed.ErrorStatusCode));
    }

    [Fact]
    public async Task A_mobile_originated_message_arrives_octet_by_octet()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);

        await _node.SendAsync(new { command = "deliver_sm", source_addr = "27831234567", destination_addr = "31234", data_coding = 8, short_message = "Ünï" });

        await _node.ReceivedAsync("deliver_sm_resp");
        DeliverSm message = Assert.IsType<DeliverSm>(Assert.Single(_handler.Requests));
        Assert.Equal(("27831234567", "31234", 8), (message.SourceAddr, message.DestinationAddr, message.DataCoding));
        Assert.Equal("Ünï", Encoding.BigEndianUnicode.GetString(message.ShortMessage.Span));
    }

    [Fact]
    public async Task Its_enquire_link_is_answered()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);

        await _node.SendAsync(new { command = "enquire_link" });

        Assert.Equal(0, (await _node.ReceivedAsync("enquire_link_resp")).GetProperty("command_status").GetInt32());
    }

    [Fact]
    public async Task Our_unbind_ends_the_session_on_both_sides()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);

        await session.UnbindAsync(TimeSpan.FromSeconds(5)).WaitAsync(Patience);

        Assert.Equal(SmppCloseKind.UnboundByUs, (await session.Closed).Kind);
        await _node.ReceivedAsync("unbind");
        await _node.ClosedAsync();
    }

    [Fact]
    public async Task Its_unbind_is_answered_and_ends_the_session()
    {
        await using SmppSession session = await SmppSession.ConnectAsync(Options, _handler);

        await _node.SendAsync(new { command = "unbind" });

        Assert.Equal(SmppCloseKind.UnboundByPeer, (await session.Closed.WaitAsync(Patience)).Kind);
        await _node.ReceivedAsync("unbind_resp");
    }

    private SmppClientOptions Options => new() { Host = "127.0.0.1", Port = _node.Port, SystemId = "acme", Password = "secret" };
}
