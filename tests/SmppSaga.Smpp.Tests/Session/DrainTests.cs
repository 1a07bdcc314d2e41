using Microsoft.Extensions.Logging;

namespace SmppSaga.Smpp.Tests.Session;

/// <summary>What must be heard, and what must not be believed, while a session drains or its surroundings fail.</summary>
public sealed class DrainTests : SessionTest
{
    [Fact]
    public async Task A_receipt_that_comes_while_an_older_one_holds_up_our_unbind_is_handled()
    {
        TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SmppSession session = await BindAsync();
        Handler.Answer = async (_, request, _) =>
        {
            if (request.SequenceNumber == 9)
            {
                await stored.Task;
            }

            return new DeliverSmResp();
        };
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 9 });
        await Peer.SendAsync(new EnquireLink { SequenceNumber = 1 });
        await Peer.ReadAsync<EnquireLinkResp>();

        Task unbinding = session.UnbindAsync(TimeSpan.FromSeconds(10));
        await Peer.SendAsync(new DeliverSm { SequenceNumber = 10 });
        DeliverSmResp second = await Peer.ReadAsync<DeliverSmResp>();
        Assert.Equal((10u, CommandStatus.ESME_ROK), (second.SequenceNumber, second.CommandStatus));
        stored.SetResult();

        Assert.Equal(9u, (await Peer.ReadAsync<DeliverSmResp>()).SequenceNumber);
        Unbind unbind = await Peer.ReadAsync<Unbind>();
        await Peer.SendAsync(new UnbindResp { SequenceNumber = unbind.SequenceNumber });
        await unbinding.WaitAsync(Patience);
        Assert.Equal(2, Handler.Requests.Count);
    }

    [Fact]
    public async Task A_log_that_fails_frees_no_place_of_what_was_sent()
    {
        await using SmppSession session = await BindAsync(Options with { Window = 1, Logger = new BrokenTrace() });
        Task<SubmitSmResp> sending = session.SubmitAsync(Message("first")).AsTask();
        Task<SubmitSmResp> waiting = session.SubmitAsync(Message("second")).AsTask();
        SubmitSm first = await Peer.ReadAsync<SubmitSm>();

        Assert.Equal(1, session.Outstanding);
        Assert.True(Peer.HasNothing());
        await Peer.SendAsync(Taken(first, "one"));
        Assert.Equal("one", (await sending.WaitAsync(Patience)).MessageId);
        await Peer.SendAsync(Taken(await Peer.ReadAsync<SubmitSm>(), "two"));
        Assert.Equal("two", (await waiting.WaitAsync(Patience)).MessageId);
    }

    [Fact]
    public async Task A_list_without_a_value_fails_its_caller_by_name()
    {
        await using SmppSession session = await BindAsync();

        SmppFieldException refused = await Assert.ThrowsAsync<SmppFieldException>(async () => await session.SendAsync(new SubmitMulti { DestAddresses = null! }));

        Assert.Equal("dest_address", refused.Field);
        Assert.Equal("dest_address", Assert.Throws<SmppFieldException>(() => PduEncoder.Encode(new SubmitMulti { DestAddresses = [null!] })).Field);
        Assert.Equal("unsuccess_sme", Assert.Throws<SmppFieldException>(() => PduEncoder.Encode(new SubmitMultiResp { UnsuccessSmes = null! })).Field);
        Assert.Equal(0, session.Outstanding);
    }

    private sealed class BrokenTrace : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Trace;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new AggregateException("The disk is full.");
    }
}
