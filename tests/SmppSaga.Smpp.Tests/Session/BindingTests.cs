namespace SmppSaga.Smpp.Tests.Session;

/// <summary>From the connection to the bind's answer, when that is not what one hopes for.</summary>
public sealed class BindingTests : SessionTest
{
    private readonly ScriptedPeer _smsc;
    private readonly Task<SmppSession> _connecting;

    public BindingTests()
    {
        PipePair pair = new();
        _smsc = new ScriptedPeer(pair.Server);
        _connecting = SmppSession.ConnectAsync(pair.Client, Options, Handler);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_bind_closes_the_connection_at_once_and_without_unbind(bool byNack)
    {
        BindTransceiver bind = await _smsc.ReadAsync<BindTransceiver>();

        await _smsc.SendAsync(byNack
            ? new GenericNack { SequenceNumber = bind.SequenceNumber, CommandStatus = CommandStatus.ESME_RBINDFAIL }
            : new BindTransceiverResp { SequenceNumber = bind.SequenceNumber, CommandStatus = CommandStatus.ESME_RBINDFAIL });

        SmppBindException thrown = await Assert.ThrowsAsync<SmppBindException>(() => _connecting.WaitAsync(Patience));
        Assert.Equal(CommandStatus.ESME_RBINDFAIL, thrown.CommandStatus);
        await _smsc.ReadEndAsync();
    }

    [Fact]
    public async Task A_bind_without_answer_ends_without_unbind()
    {
        await _smsc.ReadAsync<BindTransceiver>();

        Time.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<SmppConnectException>(() => _connecting.WaitAsync(Patience));
        await _smsc.ReadEndAsync();
    }

    [Fact]
    public async Task The_answer_to_another_kind_of_bind_or_with_another_number_binds_nothing()
    {
        BindTransceiver bind = await _smsc.ReadAsync<BindTransceiver>();

        await _smsc.SendAsync(new BindReceiverResp { SequenceNumber = bind.SequenceNumber });
        await _smsc.SendAsync(new BindTransceiverResp { SequenceNumber = bind.SequenceNumber + 1 });
        await _smsc.SendAsync(new EnquireLink { SequenceNumber = 1 });
        await _smsc.ReadAsync<EnquireLinkResp>();
        Assert.False(_connecting.IsCompleted);

        await _smsc.SendAsync(BindAnswer(bind));
        await using SmppSession session = await _connecting.WaitAsync(Patience);
        Assert.Equal(SmppSessionState.BoundTrx, session.State);
    }

    [Fact]
    public async Task Before_the_bind_is_answered_no_message_is_taken()
    {
        BindTransceiver bind = await _smsc.ReadAsync<BindTransceiver>();

        await _smsc.SendAsync(new DeliverSm { SequenceNumber = 5 });

        DeliverSmResp refused = await _smsc.ReadAsync<DeliverSmResp>();
        Assert.Equal((5u, CommandStatus.ESME_RINVBNDSTS), (refused.SequenceNumber, refused.CommandStatus));
        Assert.Empty(Handler.Requests);
        await _smsc.SendAsync(BindAnswer(bind));
        await using SmppSession session = await _connecting.WaitAsync(Patience);
        Assert.Equal(SmppSessionState.BoundTrx, session.State);
    }
}
