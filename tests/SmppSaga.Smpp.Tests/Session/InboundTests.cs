namespace SmppSaga.Smpp.Tests.Session;

public sealed class InboundTests : SessionTest
{
    [Fact]
    public async Task A_request_is_answered_with_its_number_when_the_handler_has_ended()
    {
        await using SmppSession session = await BindAsync();
        TaskCompletionSource<Pdu?> durable = new();
        Handler.Answer = (_, _, _) => new ValueTask<Pdu?>(durable.Task);
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 41 });
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 42 });
        Assert.Equal(42u, (await Peer.ReadAsync<EnquireLinkResp>()).SequenceNumber);

        durable.SetResult(new DeliverSmResp { CommandStatus = CommandStatus.ESME_RX_T_APPN });

        DeliverSmResp answer = await Peer.ReadAsync<DeliverSmResp>();
        Assert.Equal((41u, CommandStatus.ESME_RX_T_APPN), (answer.SequenceNumber, answer.CommandStatus));
    }

    [Fact]
    public async Task No_response_of_the_handler_means_none_on_the_wire()
    {
        await using SmppSession session = await BindAsync();
        Handler.Answer = static (_, _, _) => new ValueTask<Pdu?>((Pdu?)null);
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 1 });
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 2 });

        Assert.Equal(2u, (await Peer.ReadAsync<EnquireLinkResp>()).SequenceNumber);
        Assert.True(Peer.HasNothing());
    }

    [Fact]
    public async Task A_handler_that_throws_is_answered_with_a_system_error()
    {
        await using SmppSession session = await BindAsync();
        Handler.Answer = static (_, _, _) => throw new InvalidOperationException("broken");
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 3 });

        DeliverSmResp answer = await Peer.ReadAsync<DeliverSmResp>();
        Assert.Equal((3u, CommandStatus.ESME_RSYSERR), (answer.SequenceNumber, answer.CommandStatus));
    }

    [Fact]
    public async Task At_most_max_inbound_run_and_answers_and_enquire_link_pass_them()
    {
        await using SmppSession session = await BindAsync(Options with { MaxInbound = 2 });
        TaskCompletionSource<Pdu?> gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Handler.Answer = (_, _, _) => new ValueTask<Pdu?>(gate.Task);
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        for (uint i = 1; i <= 3; i++)
        {
            await Peer.SendAsync(new DeliverSm { SequenceNumber = i });
        }

        await Peer.SendAsync(Taken(submit, "passed"));
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 50 });

        Assert.Equal("passed", (await sending).MessageId);
        Assert.Equal(50u, (await Peer.ReadAsync<EnquireLinkResp>()).SequenceNumber);
        Assert.Equal(2, Handler.Requests.Count);

        gate.SetResult(new DeliverSmResp());
        List<uint> answered = [];
        for (int i = 0; i < 3; i++)
        {
            answered.Add((await Peer.ReadAsync<DeliverSmResp>()).SequenceNumber);
        }

        Assert.Equal([1u, 2u, 3u], answered.Order());
    }

    [Fact]
    public async Task Too_many_requests_stop_the_reading_until_one_is_done()
    {
        await using SmppSession session = await BindAsync(Options with { MaxInbound = 1 });
        TaskCompletionSource<Pdu?> gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Handler.Answer = (_, _, _) => new ValueTask<Pdu?>(gate.Task);
        IEnumerable<byte[]> requests = Enumerable.Range(1, 5).Select(static i => PduEncoder.Encode(new DeliverSm { SequenceNumber = (uint)i }));
        await Peer.SendAsync([.. requests.SelectMany(static octets => octets), .. PduEncoder.Encode(new EnquireLink { SequenceNumber = 60 })]);
        while (Handler.Requests.IsEmpty)
        {
            await Task.Yield();
        }

        Assert.True(Peer.HasNothing());
        gate.SetResult(new DeliverSmResp());
        List<uint> answered = [];
        for (int i = 0; i < 6; i++)
        {
            answered.Add((await Peer.ReadAsync()).SequenceNumber);
        }

        // One runs and one is parked: the last could only be read when three had been answered.
        Assert.Equal([1u, 2u, 3u, 4u, 5u, 60u], answered.Order());
        Assert.True(answered.IndexOf(60) >= 3, string.Join(' ', answered));
    }

    [Fact]
    public async Task A_bad_body_is_refused_and_the_session_lives()
    {
        await using SmppSession session = await BindAsync();
        byte[] octets = PduEncoder.Encode(new DeliverSm { SequenceNumber = 8, ShortMessage = new byte[] { 1, 2, 3 } });
        octets[^4] = 200;
        await Peer.SendAsync(octets);

        DeliverSmResp answer = await Peer.ReadAsync<DeliverSmResp>();
        Assert.Equal((8u, CommandStatus.ESME_RINVMSGLEN), (answer.SequenceNumber, answer.CommandStatus));
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 9 });
        await Peer.ReadAsync<EnquireLinkResp>();
        Assert.Empty(Handler.Requests);
    }

    [Fact]
    public async Task An_unknown_request_gets_a_generic_nack_and_an_unknown_response_nothing()
    {
        await using SmppSession session = await BindAsync();
        await Peer.SendAsync(Convert.FromHexString("00000010800033020000000000000005"));
        await Peer.SendAsync(Convert.FromHexString("00000010000001100000000000000006"));

        GenericNack nack = await Peer.ReadAsync<GenericNack>();
        Assert.Equal((6u, CommandStatus.ESME_RINVCMDID), (nack.SequenceNumber, nack.CommandStatus));
    }

    [Theory]
    [InlineData("0000000f000000150000000000000001")]
    [InlineData("7fffffff000000150000000000000001")]
    [InlineData("485454502f312e31203430302042616420526571756573740d0a0d0a")]
    public async Task A_length_that_cannot_be_ends_the_session_with_a_generic_nack(string hex)
    {
        await using SmppSession session = await BindAsync();
        await Peer.SendAsync(Convert.FromHexString(hex));

        Assert.Equal(CommandStatus.ESME_RINVCMDLEN, (await Peer.ReadAsync<GenericNack>()).CommandStatus);
        Assert.Equal(SmppCloseKind.FramingError, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task A_stream_cut_at_every_octet_gives_the_same_requests()
    {
        await using SmppSession session = await BindAsync();
        byte[] stream = [.. PduEncoder.Encode(new DeliverSm { SequenceNumber = 1, ShortMessage = new byte[] { 65 } }), .. PduEncoder.Encode(new EnquireLink { SequenceNumber = 2 })];
        for (int cut = 1; cut < stream.Length; cut++)
        {
            await Peer.SendAsync(stream[..cut]);
            await Peer.SendAsync(stream[cut..]);
            uint[] answered = [(await Peer.ReadAsync()).SequenceNumber, (await Peer.ReadAsync()).SequenceNumber];
            Assert.Equal([1u, 2u], answered);
        }

        Assert.Equal(stream.Length - 1, Handler.Requests.Count);
    }

    [Fact]
    public async Task A_response_overtakes_the_submits_that_wait_to_be_written()
    {
        Handler.Trace = true;
        System.IO.Pipelines.PipeOptions narrow = new(pauseWriterThreshold: 64, resumeWriterThreshold: 32);
        await using SmppSession session = await BindAsync(pipeOptions: narrow);
        _ = session.SubmitAsync(Message(new string('x', 100))).AsTask();
        _ = session.SubmitAsync(Message("behind")).AsTask();
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 9 });
        while (!Handler.Traced.Any(static entry => entry.Pdu is DeliverSmResp))
        {
            await Task.Yield();
        }

        Assert.Equal(100, (await Peer.ReadAsync<SubmitSm>()).ShortMessage.Length);
        await Peer.ReadAsync<DeliverSmResp>();
        Assert.Equal(6, (await Peer.ReadAsync<SubmitSm>()).ShortMessage.Length);
    }

    [Fact]
    public async Task Alert_notification_is_handed_over_and_never_answered()
    {
        await using SmppSession session = await BindAsync();
        await Peer.SendAsync(new AlertNotification { SequenceNumber = 1 });
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 2 });

        await Peer.ReadAsync<EnquireLinkResp>();
        Assert.IsType<AlertNotification>(Assert.Single(Handler.Requests));
    }

    [Fact]
    public async Task Outbind_on_a_session_that_is_bound_is_never_answered()
    {
        await using SmppSession session = await BindAsync();
        await Peer.SendAsync(new Outbind { SequenceNumber = 1, SystemId = "smsc" });
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 2 });

        await Peer.ReadAsync<EnquireLinkResp>();
        Assert.True(Peer.HasNothing());
        Assert.Equal(SmppSessionState.BoundTrx, session.State);
    }

    [Fact]
    public async Task The_trace_shows_every_pdu_with_the_number_it_had_on_the_wire()
    {
        Handler.Trace = true;
        await using SmppSession session = await BindAsync();
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 12 });
        await Peer.ReadAsync<DeliverSmResp>();

        Assert.Equal(
            [(PduDirection.Sent, "bind_transceiver 1"), (PduDirection.Received, "bind_transceiver_resp 1"), (PduDirection.Received, "deliver_sm 12"), (PduDirection.Sent, "deliver_sm_resp 12")],
            Handler.Traced.Select(static entry => (entry.Direction, entry.Pdu.ToString())));
    }
}
