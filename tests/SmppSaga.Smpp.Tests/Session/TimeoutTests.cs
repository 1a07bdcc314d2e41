namespace SmppSaga.Smpp.Tests.Session;

public sealed class TimeoutTests : SessionTest
{
    [Fact]
    public async Task An_unanswered_submit_times_out_frees_its_slot_and_its_late_answer_is_told()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1, EnquireLinkInterval = TimeSpan.Zero });
        Task<SubmitSmResp> unanswered = session.SubmitAsync(Message()).AsTask();
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        Task<SubmitSmResp> next = session.SubmitAsync(Message()).AsTask();

        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(unanswered.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(2));

        SmppResponseTimeoutException thrown = await Assert.ThrowsAsync<SmppResponseTimeoutException>(() => unanswered.WaitAsync(Patience));
        Assert.Equal(submit.SequenceNumber, thrown.SequenceNumber);
        SubmitSm second = await Peer.ReadAsync<SubmitSm>();
        await Peer.SendAsync(Taken(submit, "late"));
        await Peer.SendAsync(Taken(second, "in time"));
        Assert.Equal("in time", (await next.WaitAsync(Patience)).MessageId);
        Assert.Equal("late", Assert.IsType<SubmitSmResp>(Assert.Single(Handler.Late)).MessageId);
    }

    [Fact]
    public async Task The_number_of_a_timed_out_submit_is_not_used_again_until_its_answer_came()
    {
        await using SmppSession session = await BindAsync(Options with { EnquireLinkInterval = TimeSpan.Zero });
        Task<SubmitSmResp> unanswered = session.SubmitAsync(Message()).AsTask();
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        Time.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<SmppResponseTimeoutException>(() => unanswered.WaitAsync(Patience));

        session.Requests.StartAfter(submit.SequenceNumber - 1);
        _ = session.SubmitAsync(Message()).AsTask();
        Assert.Equal(submit.SequenceNumber + 1, (await Peer.ReadAsync<SubmitSm>()).SequenceNumber);

        await Peer.SendAsync(Taken(submit, "late"));
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 9 });
        await Peer.ReadAsync<EnquireLinkResp>();
        session.Requests.StartAfter(submit.SequenceNumber - 1);
        _ = session.SubmitAsync(Message()).AsTask();
        Assert.Equal(submit.SequenceNumber, (await Peer.ReadAsync<SubmitSm>()).SequenceNumber);
    }

    [Fact]
    public async Task A_silent_peer_gets_an_enquire_link_and_any_pdu_of_its_is_life()
    {
        await using SmppSession session = await BindAsync();
        Time.Advance(TimeSpan.FromSeconds(30));
        await Peer.ReadAsync<EnquireLink>();

        await Peer.SendAsync(new DeliverSm { SequenceNumber = 5 });
        await Peer.ReadAsync<DeliverSmResp>();
        Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(SmppSessionState.BoundTrx, session.State);
    }

    [Fact]
    public async Task A_peer_that_answers_no_enquire_link_is_left()
    {
        await using SmppSession session = await BindAsync();
        Time.Advance(TimeSpan.FromSeconds(30));
        await Peer.ReadAsync<EnquireLink>();
        ValueTask<SubmitSmResp> outstanding = session.SubmitAsync(Message());

        Time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(SmppCloseKind.EnquireLinkTimeout, (await session.Closed.WaitAsync(Patience)).Kind);
        SmppSessionClosedException thrown = await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await outstanding);
        Assert.True(thrown.Written);
    }

    [Fact]
    public async Task Without_messages_either_way_an_inactive_session_ends_though_links_are_enquired()
    {
        await using SmppSession session = await BindAsync(Options with { InactivityTimeout = TimeSpan.FromSeconds(20), EnquireLinkInterval = TimeSpan.Zero });
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 1 });
        await Peer.ReadAsync<EnquireLinkResp>();

        Time.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal(SmppCloseKind.InactivityTimeout, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task A_message_of_ours_is_activity_too()
    {
        await using SmppSession session = await BindAsync(Options with { InactivityTimeout = TimeSpan.FromSeconds(20), EnquireLinkInterval = TimeSpan.Zero });
        Time.Advance(TimeSpan.FromSeconds(15));
        _ = session.SubmitAsync(Message()).AsTask();
        await Peer.ReadAsync<SubmitSm>();

        Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(SmppSessionState.BoundTrx, session.State);
    }

    [Fact]
    public async Task A_bind_without_answer_is_given_up_after_bind_timeout()
    {
        PipePair pair = new();
        ScriptedPeer peer = new(pair.Server);
        Task<SmppSession> connecting = SmppSession.ConnectAsync(pair.Client, Options, Handler);
        await peer.ReadAsync<BindTransceiver>();

        Time.Advance(TimeSpan.FromSeconds(31));

        SmppConnectException thrown = await Assert.ThrowsAsync<SmppConnectException>(() => connecting.WaitAsync(Patience));
        Assert.Contains("the bind was not answered within 30 s", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_does_not_bind_is_closed_after_session_init_timeout()
    {
        PipePair pair = new();
        SmppSession session = SmppSession.Accept(pair.Server, new SmppServerOptions { TimeProvider = Time }, Handler);

        Time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(SmppCloseKind.SessionInitTimeout, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_is_left_after_write_timeout()
    {
        System.IO.Pipelines.PipeOptions narrow = new(pauseWriterThreshold: 64, resumeWriterThreshold: 32);
        await using SmppSession session = await BindAsync(Options with { EnquireLinkInterval = TimeSpan.Zero, ResponseTimeout = TimeSpan.FromMinutes(5) }, narrow);
        ValueTask<SubmitSmResp> stuck = session.SubmitAsync(Message(new string('x', 100)));
        ValueTask<SubmitSmResp> behind = session.SubmitAsync(Message());

        Time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(SmppCloseKind.WriteTimeout, (await session.Closed.WaitAsync(Patience)).Kind);
        Assert.True((await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await stuck)).Written);
        Assert.False((await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await behind)).Written);
    }
}
