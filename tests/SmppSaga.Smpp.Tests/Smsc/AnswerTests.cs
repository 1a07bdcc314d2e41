using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

public sealed class AnswerTests : SmscTest
{
    [Fact]
    public async Task Anybody_may_bind_and_every_submit_gets_an_id_of_its_own()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        SmppSession session = await BindAsync(simulator);

        SubmitSmResp[] answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => SubmitAsync(session, Message($"hello {n}"))));

        Assert.All(answers, answer => Assert.True(answer.CommandStatus.IsOk));
        Assert.Equal(500, answers.Select(answer => answer.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Known_accounts_need_their_password()
    {
        SmscSimulator simulator = Start(new SmscOptions { Accounts = new Dictionary<string, string> { ["acme"] = "secret", ["other"] = "different" } });

        await BindAsync(simulator);
        SmppBindException wrong = await Assert.ThrowsAsync<SmppBindException>(() => BindAsync(simulator, "other"));
        SmppBindException unknown = await Assert.ThrowsAsync<SmppBindException>(() => BindAsync(simulator, "nobody"));

        Assert.Equal((CommandStatus.ESME_RINVPASWD, CommandStatus.ESME_RINVSYSID), (wrong.CommandStatus, unknown.CommandStatus));
        Assert.Equal((1L, 2L), (simulator.Statistics.Binds, simulator.Statistics.BindsRefused));
    }

    [Fact]
    public async Task An_answer_waits_for_its_delay()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new();
        SmscSimulator simulator = Start(new SmscOptions { TimeProvider = time, AnswerDelay = TimeSpan.FromSeconds(3) });
        SmppSession session = await BindAsync(simulator);

        Task<SubmitSmResp> answer = session.SubmitAsync(Message()).AsTask();
        await UntilAsync(() => simulator.Statistics.Taken == 1);
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(answer.IsCompleted);
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(0.1), () => answer.IsCompleted);

        Assert.True((await answer).CommandStatus.IsOk);
    }

    [Fact]
    public async Task Repeated_messages_are_counted_as_duplicates()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        SmppSession session = await BindAsync(simulator);

        await SubmitAsync(session, Message("one"));
        await SubmitAsync(session, Message("one"));
        await SubmitAsync(session, Message("one", to: "27829999999"));
        await SubmitAsync(session, Message("two"));

        SmscStatistics seen = simulator.Statistics;
        Assert.Equal((4L, 4L, 3L, 1L), (seen.Submits, seen.Taken, seen.Distinct, seen.Duplicates));
    }

    [Fact]
    public async Task The_callback_tells_each_submit_and_its_id()
    {
        List<SmscSubmit> seen = [];
        SmscSimulator simulator = Start(new SmscOptions { OnSubmit = seen.Add });
        SmppSession session = await BindAsync(simulator);

        SubmitSmResp answer = await SubmitAsync(session, Message("hello"));

        SmscSubmit submit = Assert.Single(seen);
        Assert.Equal(("acme", answer.MessageId, true, null), (submit.SystemId, submit.MessageId, submit.Taken, submit.Fault));
        Assert.DoesNotContain("hello", submit.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0, false, "255")]
    [InlineData(true, 0, false, "ff")]
    [InlineData(true, 0, true, "FF")]
    [InlineData(false, 10, false, "0000000255")]
    [InlineData(true, 8, true, "000000FF")]
    public void A_message_id_takes_its_form(bool hex, int width, bool upperCase, string expected) =>
        Assert.Equal(expected, new SmscIdForm { Hex = hex, Width = width, UpperCase = upperCase }.Write(255));

    [Fact]
    public async Task A_request_that_no_smsc_expects_is_refused_and_counted()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        SmppSession session = await BindAsync(simulator);

        Pdu answer = await session.SendAsync(new ReplaceSm { MessageId = "1" }).AsTask().WaitAsync(Patience);

        Assert.Equal(CommandStatus.ESME_RINVCMDID, answer.CommandStatus);
        Assert.Equal(1, simulator.Statistics.ProtocolErrors);
    }
}
