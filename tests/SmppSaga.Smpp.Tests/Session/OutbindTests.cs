namespace SmppSaga.Smpp.Tests.Session;

public sealed class OutbindTests : SessionTest
{
    [Fact]
    public async Task The_smsc_asks_the_esme_binds_and_messages_come()
    {
        PipePair pair = new();
        Task<SmppSession> accepting = SmppSession.AcceptOutbindAsync(
            pair.Client, Options with { BindType = BindType.Receiver }, static outbind => outbind is { SystemId: "smsc", Password: "pw" }, Handler);

        SmppSession smsc = SmppSession.Outbind(pair.Server, new Outbind { SystemId = "smsc", Password = "pw" }, new SmppServerOptions { TimeProvider = Time }, new RecordingHandler());
        Assert.Equal(SmppSessionState.Outbound, smsc.State);
        await using SmppSession esme = await accepting.WaitAsync(Patience);

        Assert.Equal((SmppSessionState.BoundRx, SmppSessionState.BoundRx), (esme.State, smsc.State));
        Assert.True((await smsc.DeliverAsync(new DeliverSm())).CommandStatus.IsOk);
    }

    [Fact]
    public async Task An_smsc_that_is_not_trusted_is_left()
    {
        PipePair pair = new();
        Task<SmppSession> accepting = SmppSession.AcceptOutbindAsync(pair.Client, Options, static _ => false, Handler);
        ScriptedPeer peer = new(pair.Server);
        await peer.SendAsync(new Outbind { SequenceNumber = 1, SystemId = "other" });

        await Assert.ThrowsAsync<SmppConnectException>(() => accepting.WaitAsync(Patience));
        await peer.ReadEndAsync();
    }

    [Fact]
    public async Task Without_outbind_the_wait_ends_after_bind_timeout()
    {
        PipePair pair = new();
        Task<SmppSession> accepting = SmppSession.AcceptOutbindAsync(pair.Client, Options, static _ => true, Handler);

        Time.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<SmppConnectException>(() => accepting.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_connection_that_has_ended_already_stays_closed()
    {
        PipePair pair = new();
        await pair.Client.Output.CompleteAsync();

        SmppSession smsc = SmppSession.Outbind(pair.Server, new Outbind { SystemId = "smsc" }, new SmppServerOptions { TimeProvider = Time }, new RecordingHandler());

        Assert.Equal(SmppCloseKind.ClosedByPeer, (await smsc.Closed.WaitAsync(Patience)).Kind);
        Assert.Equal(SmppSessionState.Closed, smsc.State);
    }

    [Fact]
    public async Task An_outbind_that_cannot_be_written_leaves_no_connection_open()
    {
        PipePair pair = new();

        Assert.Throws<SmppFieldException>(() => SmppSession.Outbind(
            pair.Server, new Outbind { SystemId = new string('a', 16) }, new SmppServerOptions { TimeProvider = Time }, new RecordingHandler()));

        await new ScriptedPeer(pair.Client).ReadEndAsync();
    }
}
