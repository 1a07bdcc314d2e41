using System.IO.Pipelines;

namespace SmppSaga.Smpp.Tests.Session;

public sealed class FlushTests : SessionTest
{
    // The SMSC reads nothing by itself: a PDU larger than this stays on its way.
    private static readonly PipeOptions Narrow = new(pauseWriterThreshold: 100, resumeWriterThreshold: 50);

    [Fact]
    public async Task It_completes_when_the_connection_has_taken_what_was_sent()
    {
        await using SmppSession session = await BindAsync(pipeOptions: Narrow);
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message(new string('a', 150)));
        Task flushing = session.FlushAsync();
        Assert.False(flushing.IsCompleted);

        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        await flushing.WaitAsync(Patience);
        await session.FlushAsync().WaitAsync(Patience);

        await Peer.SendAsync(Taken(submit, "1"));
        Assert.Equal("1", (await sending).MessageId);
    }

    [Fact]
    public async Task It_completes_when_the_session_ends_first_and_when_the_caller_gives_up()
    {
        await using SmppSession session = await BindAsync(pipeOptions: Narrow);
        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message(new string('a', 150)));
        Task flushing = session.FlushAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.FlushAsync(new CancellationToken(canceled: true)));

        session.Abort("the test");

        await flushing.WaitAsync(Patience);
        await Assert.ThrowsAsync<SmppSessionClosedException>(async () => await sending);
    }
}
