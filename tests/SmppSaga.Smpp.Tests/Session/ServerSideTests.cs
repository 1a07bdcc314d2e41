namespace SmppSaga.Smpp.Tests.Session;

public sealed class ServerSideTests : SessionTest
{
    [Fact]
    public async Task A_submit_before_the_bind_is_refused_by_its_response()
    {
        ScriptedPeer esme = Serve();
        await esme.SendAsync(new SubmitSm { SequenceNumber = 4 });

        SubmitSmResp answer = await esme.ReadAsync<SubmitSmResp>();
        Assert.Equal((4u, CommandStatus.ESME_RINVBNDSTS), (answer.SequenceNumber, answer.CommandStatus));
        Assert.Empty(Handler.Requests);
    }

    [Fact]
    public async Task A_receiver_may_not_submit_and_a_second_bind_is_refused()
    {
        ScriptedPeer esme = Serve();
        await esme.SendAsync(new BindReceiver { SequenceNumber = 1 });
        Assert.True((await esme.ReadAsync<BindReceiverResp>()).CommandStatus.IsOk);

        await esme.SendAsync(new SubmitSm { SequenceNumber = 2 });
        Assert.Equal(CommandStatus.ESME_RINVBNDSTS, (await esme.ReadAsync<SubmitSmResp>()).CommandStatus);
        await esme.SendAsync(new BindTransmitter { SequenceNumber = 3 });
        Assert.Equal(CommandStatus.ESME_RALYBND, (await esme.ReadAsync<BindTransmitterResp>()).CommandStatus);
    }

    [Fact]
    public async Task After_a_refused_bind_another_may_be_tried()
    {
        Handler.BindStatus = CommandStatus.ESME_RINVPASWD;
        ScriptedPeer esme = Serve();
        await esme.SendAsync(new BindTransceiver { SequenceNumber = 1, Password = "wrong" });
        Assert.Equal(CommandStatus.ESME_RINVPASWD, (await esme.ReadAsync<BindTransceiverResp>()).CommandStatus);

        Handler.BindStatus = CommandStatus.ESME_ROK;
        await esme.SendAsync(new BindTransceiver { SequenceNumber = 2, Password = "right" });
        Assert.True((await esme.ReadAsync<BindTransceiverResp>()).CommandStatus.IsOk);
    }

    [Fact]
    public async Task A_peer_of_version_3_3_gets_no_tlv()
    {
        ScriptedPeer esme = Serve(out SmppSession session);
        await esme.SendAsync(new BindReceiver { SequenceNumber = 1, InterfaceVersion = 0x33 });
        Assert.True((await esme.ReadAsync<BindReceiverResp>()).Tlvs.IsEmpty);

        ValueTask<DeliverSmResp> delivering = session.DeliverAsync(new DeliverSm { Tlvs = [Tlv.OfByte(TlvTag.MessageState, 2)] });
        DeliverSm deliver = await esme.ReadAsync<DeliverSm>();
        Assert.True(deliver.Tlvs.IsEmpty);
        await esme.SendAsync(new DeliverSmResp { SequenceNumber = deliver.SequenceNumber });
        await delivering;
    }

    [Theory]
    [InlineData("485454502f312e3120323030204f4b0d0a")]
    [InlineData("16030100a5010000a10303")]
    [InlineData("7fffffff")]
    [InlineData("00000000")]
    public async Task A_stranger_on_the_port_is_left_without_a_word(string hex)
    {
        ScriptedPeer stranger = Serve(out SmppSession session);
        await stranger.SendAsync(Convert.FromHexString(hex));

        Assert.Equal(SmppCloseKind.FramingError, (await session.Closed.WaitAsync(Patience)).Kind);
        await stranger.ReadEndAsync();
    }

    [Fact]
    public async Task Every_other_request_gets_the_answer_of_its_type()
    {
        ScriptedPeer esme = Serve(out SmppSession session);
        await esme.SendAsync(new BindTransceiver { SequenceNumber = 1 });
        await esme.ReadAsync<BindTransceiverResp>();

        ValueTask<Pdu> sending = session.SendAsync(new DataSm());
        DataSm data = await esme.ReadAsync<DataSm>();
        await esme.SendAsync(new GenericNack { SequenceNumber = data.SequenceNumber, CommandStatus = CommandStatus.ESME_RINVCMDID });

        Assert.Equal(CommandStatus.ESME_RINVCMDID, Assert.IsType<DataSmResp>(await sending).CommandStatus);
        await Assert.ThrowsAsync<ArgumentException>(async () => await session.SendAsync(new AlertNotification()));
    }

    private ScriptedPeer Serve() => Serve(out _);

    private ScriptedPeer Serve(out SmppSession session)
    {
        PipePair pair = new();
        session = SmppSession.Accept(pair.Server, new SmppServerOptions { TimeProvider = Time }, Handler);
        return new ScriptedPeer(pair.Client);
    }
}
