using System.Text;
using System.Text.Json;
using SmppSaga.Smpp.Tests.Session;

namespace SmppSaga.Smpp.Tests.Interop;

/// <summary>node-smpp's client against our server.</summary>
public sealed class FromNodeClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RecordingHandler _handler = new();
    private SmppServer _server = null!;
    private NodePeer _node = null!;

    public async ValueTask InitializeAsync()
    {
        _server = SmppServer.Start(new SmppServerOptions { Port = 0 }, _handler);
        _node = await NodePeer.ClientAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("bind_transmitter", SmppSessionState.BoundTx)]
    [InlineData("bind_receiver", SmppSessionState.BoundRx)]
    [InlineData("bind_transceiver", SmppSessionState.BoundTrx)]
    public async Task Binds_in_each_way(string command, SmppSessionState state)
    {
        SmppSession session = await BindAsync(command);

        Assert.Equal(state, session.State);
        BindRequest bind = Assert.IsAssignableFrom<BindRequest>(session.BindRequest);
        Assert.Equal(("acme", "secret"), (bind.SystemId, bind.Password));
    }

    [Fact]
    public async Task A_refused_bind_is_read_as_its_status()
    {
        _handler.BindStatus = CommandStatus.ESME_RINVPASWD;

        await _node.SendAsync(new { command = "bind_transceiver", system_id = "acme", password = "wrong" });

        Assert.Equal((int)CommandStatus.ESME_RINVPASWD.Value, (await _node.ReceivedAsync("bind_transceiver_resp")).GetProperty("command_status").GetInt32());
    }

    [Fact]
    public async Task Its_submit_is_decoded_and_our_message_id_is_read()
    {
        await BindAsync();

        await _node.SendAsync(new
        {
            command = "submit_sm", source_addr_ton = 5, source_addr = "Acme", dest_addr_ton = 1, dest_addr_npi = 1, destination_addr = "27831234567",
            registered_delivery = 1, data_coding = 8, short_message = "Ünï€", user_message_reference = 4711,
        });

        Assert.Equal("id", (await _node.ReceivedAsync("submit_sm_resp")).GetProperty("message_id").GetString());
        SubmitSm submit = Assert.IsType<SubmitSm>(Assert.Single(_handler.Requests));
        Assert.Equal((5, "Acme", 1, 1, "27831234567"), (submit.SourceAddrTon, submit.SourceAddr, submit.DestAddrTon, submit.DestAddrNpi, submit.DestinationAddr));
        Assert.Equal((1, 8), (submit.RegisteredDelivery, submit.DataCoding));
        Assert.Equal("Ünï€", Encoding.BigEndianUnicode.GetString(submit.ShortMessage.Span));
        Assert.Equal((ushort)4711, submit.Tlvs.GetUInt16(TlvTag.UserMessageReference));
    }

    [Fact]
    public async Task Its_long_text_comes_in_message_payload()
    {
        await BindAsync();
        string text = string.Concat(Enumerable.Repeat("0123456789", 100));

        await _node.SendAsync(new { command = "submit_sm", destination_addr = "27831234567", data_coding = 3, message_payload = text });

        await _node.ReceivedAsync("submit_sm_resp");
        SubmitSm submit = Assert.IsType<SubmitSm>(Assert.Single(_handler.Requests));
        Assert.True(submit.ShortMessage.IsEmpty);
        Assert.True(submit.Tlvs.TryGet(TlvTag.MessagePayload, out Tlv payload));
        Assert.Equal(text, Encoding.Latin1.GetString(payload.Value.Span));
    }

    [Fact]
    public async Task Our_refusal_is_read_with_its_status()
    {
        _handler.Answer = (_, _, _) => new(new SubmitSmResp { CommandStatus = CommandStatus.ESME_RTHROTTLED });
        await BindAsync();

        await _node.SendAsync(new { command = "submit_sm", destination_addr = "27831234567", short_message = "x" });

        Assert.Equal((int)CommandStatus.ESME_RTHROTTLED.Value, (await _node.ReceivedAsync("submit_sm_resp")).GetProperty("command_status").GetInt32());
    }

    [Fact]
    public async Task Our_receipt_is_read_and_answered()
    {
        SmppSession session = await BindAsync();

        DeliverSmResp answer = await session.DeliverAsync(new DeliverSm
        {
            SourceAddr = "27831234567", DestinationAddr = "Acme", EsmClass = 4, ShortMessage = "id:42 stat:DELIVRD"u8.ToArray(),
            Tlvs = [Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, "42"), Tlv.OfByte(TlvTag.MessageState, 2)],
        });

        Assert.True(answer.CommandStatus.IsOk);
        JsonElement receipt = await _node.ReceivedAsync("deliver_sm");
        Assert.Equal("id:42 stat:DELIVRD", receipt.GetProperty("short_message").GetProperty("message").GetString());
        Assert.Equal("42", receipt.GetProperty("receipted_message_id").GetString());
        Assert.Equal(2, receipt.GetProperty("message_state").GetInt32());
        Assert.Equal(4, receipt.GetProperty("esm_class").GetInt32());
    }

    [Fact]
    public async Task A_command_that_the_handler_does_not_know_is_answered_by_generic_nack()
    {
        await BindAsync();

        await _node.SendAsync(new { command = "query_sm", message_id = "1" });

        Assert.Equal((int)CommandStatus.ESME_RINVCMDID.Value, (await _node.ReceivedAsync("generic_nack")).GetProperty("command_status").GetInt32());
    }

    [Fact]
    public async Task Its_unbind_is_answered_and_ends_the_session()
    {
        SmppSession session = await BindAsync();

        await _node.SendAsync(new { command = "unbind" });

        await _node.ReceivedAsync("unbind_resp");
        Assert.Equal(SmppCloseKind.UnboundByPeer, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task Our_stop_unbinds_it()
    {
        await BindAsync();

        await _server.StopAsync(TimeSpan.FromSeconds(5)).WaitAsync(Patience);

        await _node.ReceivedAsync("unbind");
        await _node.ClosedAsync();
    }

    private async Task<SmppSession> BindAsync(string command = "bind_transceiver")
    {
        await _node.SendAsync(new { command, system_id = "acme", password = "secret", interface_version = 0x34 });
        Assert.Equal(0, (await _node.ReceivedAsync($"{command}_resp")).GetProperty("command_status").GetInt32());
        return Assert.Single(_server.Sessions);
    }
}
