namespace SmppSaga.Smpp.Tests.Session;

/// <summary>Requests of the peer around an unbind of either side.</summary>
public sealed class UnbindTests : SessionTest
{
    [Fact]
    public async Task While_this_side_drains_the_peers_requests_are_handled_and_answered()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        Task unbinding = session.UnbindAsync(TimeSpan.FromSeconds(10));

        await Peer.SendAsync(new DeliverSm { SequenceNumber = 9 });

        Assert.Equal(CommandStatus.ESME_ROK, (await Peer.ReadAsync<DeliverSmResp>()).CommandStatus);
        Assert.IsType<DeliverSm>(Assert.Single(Handler.Requests));
        await Peer.SendAsync(Taken(submit, "id"));
        Unbind unbind = await Peer.ReadAsync<Unbind>();
        // Too late, and no answer: the SMSC keeps it for the next session, and what comes next is answered.
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 10 });
        await Peer.SendAsync(new DataSm { SequenceNumber = 11 });
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 12 });
        Assert.Equal(12u, (await Peer.ReadAsync<EnquireLinkResp>()).SequenceNumber);
        Assert.Single(Handler.Requests);
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });
        await unbinding.WaitAsync(Patience);
        Assert.Equal("id", (await sending).MessageId);
    }

    [Fact]
    public async Task Unbind_goes_out_behind_the_answer_of_a_handler_that_still_runs()
    {
        TaskCompletionSource stored = new();
        await using SmppSession session = await BindAsync();
        Handler.Answer = async (_, _, _) =>
        {
            await stored.Task;
            return new DeliverSmResp();
        };
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 9 });
        await HandlingAsync();

        Task unbinding = session.UnbindAsync(TimeSpan.FromSeconds(10));
        Assert.True(Peer.HasNothing());
        stored.SetResult();

        Assert.Equal(9u, (await Peer.ReadAsync<DeliverSmResp>()).SequenceNumber);
        Unbind unbind = await Peer.ReadAsync<Unbind>();
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });
        await unbinding.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_peers_unbind_is_answered_behind_the_answer_of_a_handler_that_still_runs()
    {
        TaskCompletionSource stored = new();
        await using SmppSession session = await BindAsync();
        Handler.Answer = async (_, _, _) =>
        {
            await stored.Task;
            return new DeliverSmResp();
        };
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 9 });
        await HandlingAsync();

        await Peer.SendAsync(new Unbind { SequenceNumber = 10 });
        using CancellationTokenSource deadline = new(Patience);
        while (session.State != SmppSessionState.Unbound)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.True(Peer.HasNothing());
        stored.SetResult();

        Assert.Equal(9u, (await Peer.ReadAsync<DeliverSmResp>()).SequenceNumber);
        Assert.Equal(10u, (await Peer.ReadAsync<UnbindResp>()).SequenceNumber);
        Assert.Equal(SmppCloseKind.UnboundByPeer, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task A_handler_that_never_ends_holds_neither_unbind()
    {
        TaskCompletionSource<Pdu?> never = new();
        await using SmppSession session = await BindAsync();
        Handler.Answer = (_, _, _) => new(never.Task);
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 9 });
        await HandlingAsync();

        Task unbinding = session.UnbindAsync(TimeSpan.FromSeconds(10));
        Time.Advance(TimeSpan.FromSeconds(6));
        Unbind unbind = await Peer.ReadAsync<Unbind>();
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });

        await unbinding.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_our_unbind_is_left_after_unbind_timeout()
    {
        await using SmppSession session = await BindAsync(Options with { UnbindTimeout = TimeSpan.FromSeconds(5) });
        Task unbinding = session.UnbindAsync(TimeSpan.FromSeconds(10));
        await Peer.ReadAsync<Unbind>();

        Time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(session.Closed.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(2));

        await unbinding.WaitAsync(Patience);
        Assert.Equal(SmppCloseKind.UnboundByUs, (await session.Closed).Kind);
        await Peer.ReadEndAsync();
    }

    [Fact]
    public async Task A_slot_reserved_before_our_own_unbind_is_not_sent_behind_it()
    {
        await using SmppSession session = await BindAsync();
        RequestSlot slot = await session.ReserveAsync();
        Task unbinding = session.UnbindAsync(TimeSpan.Zero);
        Unbind unbind = await Peer.ReadAsync<Unbind>();

        Assert.False((await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await slot.SendAsync(Message()))).Written);

        Assert.True(Peer.HasNothing());
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });
        await unbinding.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_session_that_reads_nothing_because_its_handlers_are_busy_is_not_taken_for_dead()
    {
        TaskCompletionSource<Pdu?> stored = new();
        await using SmppSession session = await BindAsync(Options with { MaxInbound = 1, EnquireLinkInterval = TimeSpan.FromSeconds(5), EnquireLinkTimeout = TimeSpan.FromSeconds(5) });
        Handler.Answer = (_, _, _) => new(stored.Task);
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 1 });
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 2 });
        await HandlingAsync();

        for (int i = 0; i < 20; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(SmppSessionState.BoundTrx, session.State);
        stored.SetResult(new DeliverSmResp());
        HashSet<uint> answered = [];
        while (answered.Count < 2)
        {
            if (await Peer.ReadAsync() is DeliverSmResp answer)
            {
                answered.Add(answer.SequenceNumber);
            }
        }

        Assert.Equal([1u, 2u], answered.Order());
    }

    private async Task HandlingAsync()
    {
        using CancellationTokenSource deadline = new(Patience);
        while (Handler.Requests.IsEmpty)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
