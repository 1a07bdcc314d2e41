namespace SmppSaga.Smpp.Tests.Session;

public sealed class ClosingTests : SessionTest
{
    [Fact]
    public async Task Unbinding_waits_for_outstanding_answers_then_unbinds_then_closes()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        Task unbinding = session.UnbindAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(SmppSessionState.Unbound, session.State);
        Assert.False((await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await session.SubmitAsync(Message()))).Written);
        Assert.True(Peer.HasNothing());
        await Peer.SendAsync(Taken(submit, "drained"));
        Unbind unbind = await Peer.ReadAsync<Unbind>();
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });

        Assert.Equal("drained", (await sending).MessageId);
        await unbinding.WaitAsync(Patience);
        Assert.Equal(SmppCloseKind.UnboundByUs, (await session.Closed).Kind);
        await Peer.ReadEndAsync();
    }

    [Fact]
    public async Task Unbinding_waits_no_longer_than_the_drain()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });
        Task<SubmitSmResp> unanswered = session.SubmitAsync(Message()).AsTask();
        Task<SubmitSmResp> waiting = session.SubmitAsync(Message()).AsTask();
        await Peer.ReadAsync<SubmitSm>();

        Task unbinding = session.UnbindAsync(TimeSpan.FromSeconds(3));
        Assert.False((await Assert.ThrowsAsync<SmppSessionClosedException>(() => waiting.WaitAsync(Patience))).Written);
        Time.Advance(TimeSpan.FromSeconds(4));
        Unbind unbind = await Peer.ReadAsync<Unbind>();
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });

        await unbinding.WaitAsync(Patience);
        Assert.True((await Assert.ThrowsAsync<SmppSessionClosedException>(() => unanswered.WaitAsync(Patience))).Written);
    }

    [Fact]
    public async Task The_peers_unbind_is_answered_at_once_and_outstanding_answers_still_count()
    {
        await using SmppSession session = await BindAsync();
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        await Peer.SendAsync(new Unbind { SequenceNumber = 77 });
        Assert.Equal(77u, (await Peer.ReadAsync<UnbindResp>()).SequenceNumber);
        await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await session.SubmitAsync(Message()));
        await Peer.SendAsync(Taken(submit, "after unbind"));

        Assert.Equal("after unbind", (await sending).MessageId);
        Assert.Equal(SmppCloseKind.UnboundByPeer, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task A_lost_connection_fails_what_is_outstanding_as_written_and_what_waits_as_not_written()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1 });
        Task<SubmitSmResp> outstanding = session.SubmitAsync(Message()).AsTask();
        Task<SubmitSmResp> waiting = session.SubmitAsync(Message()).AsTask();
        await Peer.ReadAsync<SubmitSm>();

        Peer.Close();

        Assert.True((await Assert.ThrowsAsync<SmppSessionClosedException>(() => outstanding.WaitAsync(Patience))).Written);
        Assert.False((await Assert.ThrowsAsync<SmppSessionClosedException>(() => waiting.WaitAsync(Patience))).Written);
        Assert.Equal(SmppCloseKind.ClosedByPeer, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task A_slot_reserved_before_the_end_says_that_nothing_was_written()
    {
        await using SmppSession session = await BindAsync();
        RequestSlot slot = await session.ReserveAsync();

        session.Abort("test");

        Assert.False((await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await slot.SendAsync(Message()))).Written);
        slot.Release();
        await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await session.ReserveAsync());
    }

    [Fact]
    public async Task A_slot_reserved_before_the_peers_unbind_is_not_sent_after_it()
    {
        await using SmppSession session = await BindAsync();
        RequestSlot slot = await session.ReserveAsync();
        await Peer.SendAsync(new Unbind { SequenceNumber = 1 });
        await Peer.ReadAsync<UnbindResp>();

        Assert.False((await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await slot.SendAsync(Message()))).Written);
        Assert.Equal(SmppCloseKind.UnboundByPeer, (await session.Closed.WaitAsync(Patience)).Kind);
        await Peer.ReadEndAsync();
    }

    [Fact]
    public async Task A_peer_that_unbinds_and_reads_no_answer_is_left_all_the_same()
    {
        System.IO.Pipelines.PipeOptions narrow = new(pauseWriterThreshold: 8, resumeWriterThreshold: 4);
        SmppClientOptions patient = Options with { UnbindTimeout = TimeSpan.FromSeconds(2), WriteTimeout = TimeSpan.Zero, EnquireLinkInterval = TimeSpan.Zero };
        await using SmppSession session = await BindAsync(patient, narrow);
        await Peer.SendAsync(new Unbind { SequenceNumber = 1 });

        using CancellationTokenSource deadline = new(Patience);
        while (!session.Closed.IsCompleted)
        {
            deadline.Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(SmppCloseKind.UnboundByPeer, (await session.Closed).Kind);
    }

    [Fact]
    public async Task Disposing_inside_a_handler_does_not_lock_up()
    {
        SmppSession session = await BindAsync();
        Handler.Answer = static async (session, _, _) =>
        {
            await session.DisposeAsync();
            return new DeliverSmResp();
        };

        await Peer.SendAsync(new DeliverSm { SequenceNumber = 1 });

        Assert.Equal(SmppCloseKind.Aborted, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task Closing_twice_and_from_many_threads_gives_one_reason()
    {
        SmppSession session = await BindAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => session.Abort($"reason {i}")))).WaitAsync(Patience);
        await session.UnbindAsync(TimeSpan.FromSeconds(1)).WaitAsync(Patience);

        Assert.StartsWith("reason ", (await session.Closed).Detail, StringComparison.Ordinal);
        Assert.Equal(SmppSessionState.Closed, session.State);
    }
}
