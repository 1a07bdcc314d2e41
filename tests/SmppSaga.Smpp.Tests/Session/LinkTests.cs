namespace SmppSaga.Smpp.Tests.Session;

/// <summary>enquire_link, either way.</summary>
public sealed class LinkTests : SessionTest
{
    [Fact]
    public async Task Whatever_comes_puts_the_next_enquire_link_off_by_the_whole_interval()
    {
        await using SmppSession session = await BindAsync();

        for (uint number = 1; number <= 3; number++)
        {
            Time.Advance(TimeSpan.FromSeconds(29));
            await Peer.SendAsync(new DeliverSm { SequenceNumber = number });

            // An enquire_link would have gone out before it.
            Assert.Equal(number, (await Peer.ReadAsync<DeliverSmResp>()).SequenceNumber);
        }

        Time.Advance(TimeSpan.FromSeconds(30));
        await Peer.ReadAsync<EnquireLink>();
    }

    [Fact]
    public async Task A_full_window_holds_up_neither_our_enquire_link_nor_the_answer_to_the_peers()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1, ResponseTimeout = TimeSpan.FromMinutes(5) });
        _ = session.SubmitAsync(Message()).AsTask();
        _ = session.SubmitAsync(Message()).AsTask();
        await Peer.ReadAsync<SubmitSm>();

        await Peer.SendAsync(new EnquireLink { SequenceNumber = 7 });
        Assert.Equal(7u, (await Peer.ReadAsync<EnquireLinkResp>()).SequenceNumber);
        Time.Advance(TimeSpan.FromSeconds(30));

        EnquireLink ours = await Peer.ReadAsync<EnquireLink>();
        await Peer.SendAsync(new EnquireLinkResp { SequenceNumber = ours.SequenceNumber });
        Assert.Equal(1, session.Outstanding);
    }

    [Theory]
    [InlineData("enquire_link_resp")]
    [InlineData("enquire_link_resp with an error")]
    [InlineData("generic_nack")]
    [InlineData("an answer that nobody waits for")]
    public async Task An_enquire_link_is_answered_by_whatever_comes_after_it(string what)
    {
        await using SmppSession session = await BindAsync();
        Time.Advance(TimeSpan.FromSeconds(30));
        uint number = (await Peer.ReadAsync<EnquireLink>()).SequenceNumber;

        await Peer.SendAsync(what switch
        {
            "enquire_link_resp" => new EnquireLinkResp { SequenceNumber = number },
            "enquire_link_resp with an error" => new EnquireLinkResp { SequenceNumber = number, CommandStatus = CommandStatus.ESME_RSYSERR },
            "generic_nack" => new GenericNack { SequenceNumber = number, CommandStatus = CommandStatus.ESME_RINVCMDID },
            _ => new SubmitSmResp { SequenceNumber = 4711 },
        });
        using CancellationTokenSource deadline = new(Patience);
        while (session.LastReceivedAt < Time.GetUtcNow())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(SmppSessionState.BoundTrx, session.State);
        Time.Advance(TimeSpan.FromSeconds(10));
        await Peer.ReadAsync<EnquireLink>();
    }

    [Fact]
    public async Task An_enquire_link_is_answered_whatever_its_status_says()
    {
        await using SmppSession session = await BindAsync();

        await Peer.SendAsync(new EnquireLink { SequenceNumber = 8, CommandStatus = CommandStatus.ESME_RSYSERR });

        EnquireLinkResp answer = await Peer.ReadAsync<EnquireLinkResp>();
        Assert.Equal((8u, CommandStatus.ESME_ROK), (answer.SequenceNumber, answer.CommandStatus));
    }
}
