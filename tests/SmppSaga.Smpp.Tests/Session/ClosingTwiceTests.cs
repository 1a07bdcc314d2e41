namespace SmppSaga.Smpp.Tests.Session;

/// <summary>A session that is closed in odd ways closes all the same.</summary>
public sealed class ClosingTwiceTests : SessionTest
{
    [Fact]
    public async Task Who_unbinds_second_can_still_close_at_once()
    {
        await using SmppSession session = await BindAsync();
        Task<SubmitSmResp> unanswered = session.SubmitAsync(Message()).AsTask();
        await Peer.ReadAsync<SubmitSm>();
        Task patient = session.UnbindAsync(Timeout.InfiniteTimeSpan);

        using CancellationTokenSource impatient = new();
        Task second = session.UnbindAsync(TimeSpan.Zero, impatient.Token);
        Assert.False(second.IsCompleted);
        await impatient.CancelAsync();

        await Task.WhenAll(patient, second).WaitAsync(Patience);
        Assert.Equal(SmppCloseKind.Aborted, (await session.Closed).Kind);
        await Assert.ThrowsAsync<SmppSessionClosedException>(() => unanswered.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_drain_longer_than_any_timer_waits_for_all()
    {
        await using SmppSession session = await BindAsync();
        Task<SubmitSmResp> sending = session.SubmitAsync(Message()).AsTask();
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();

        Task unbinding = session.UnbindAsync(TimeSpan.MaxValue);
        Assert.False(unbinding.IsCompleted);
        await Peer.SendAsync(Taken(submit, "drained"));
        Unbind unbind = await Peer.ReadAsync<Unbind>();
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });

        await unbinding.WaitAsync(Patience);
        Assert.Equal("drained", (await sending).MessageId);
    }

    [Fact]
    public async Task A_handler_that_blocks_when_cancelled_does_not_hold_up_the_closing()
    {
        using ManualResetEventSlim release = new();
        TaskCompletionSource registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Handler.Answer = async (_, _, ct) =>
        {
            ct.Register(() => release.Wait(CancellationToken.None));
            registered.SetResult();
            return await new TaskCompletionSource<Pdu?>().Task;
        };
        SmppSession session = await BindAsync();
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 9 });
        await registered.Task.WaitAsync(Patience);

        try
        {
            session.Abort("enough");

            Assert.Equal(SmppCloseKind.Aborted, (await session.Closed.WaitAsync(Patience)).Kind);
            await Peer.ReadEndAsync();
        }
        finally
        {
            release.Set();
        }
    }

    [Fact]
    public async Task Bind_and_unbind_are_not_for_callers_to_send()
    {
        await using SmppSession session = await BindAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync(new Unbind()).AsTask().WaitAsync(Patience));
        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync(new BindTransceiver()).AsTask().WaitAsync(Patience));

        Assert.True(Peer.HasNothing());
        Assert.Equal((SmppSessionState.BoundTrx, 0), (session.State, session.Outstanding));
    }
}
