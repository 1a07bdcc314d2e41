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
}
