using SmppSaga.Smpp.Tests.Session;
using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

public sealed class AnswerFaultTests : SmscTest
{
    [Fact]
    public async Task A_lost_response_never_comes_and_its_receipt_does()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new LoseResponse(), Nth = 2 });
        SmppSession session = await BindAsync(ShortOf(simulator), Esme);

        Assert.True((await SubmitAsync(session, Message("one"))).CommandStatus.IsOk);
        await Assert.ThrowsAsync<SmppResponseTimeoutException>(() => SubmitAsync(session, Message("two")));
        Assert.True((await SubmitAsync(session, Message("three"))).CommandStatus.IsOk);

        await DeliveredAsync(3);
        Assert.Equal((3L, 1L, 1L), (simulator.Statistics.Taken, simulator.Statistics.Unanswered, simulator.Statistics.Faults["lose_response"]));
    }

    [Fact]
    public async Task A_receipt_comes_before_the_response()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new ReceiptFirst() });
        RecordingHandler esme = new() { Trace = true };
        SmppSession session = await BindAsync(new SmppClientOptions { Host = "127.0.0.1", Port = simulator.Port, SystemId = "acme" }, esme);

        SubmitSmResp answer = await SubmitAsync(session, Message());

        Pdu[] received = [.. esme.Traced.Where(item => item.Direction == PduDirection.Received).Select(item => item.Pdu).Where(pdu => pdu is DeliverSm or SubmitSmResp)];
        Assert.Equal([typeof(DeliverSm), typeof(SubmitSmResp)], received.Select(pdu => pdu.GetType()));
        Assert.Equal(answer.MessageId, Read((DeliverSm)received[0]).MessageId);
        Assert.Single(esme.Requests);
    }

    [Fact]
    public async Task Refusals_carry_their_status_and_take_nothing()
    {
        SmscSimulator simulator = Start(
            new SmscRule { Fault = new RefuseSubmit { Status = CommandStatus.ESME_RTHROTTLED }, To = "1" },
            new SmscRule { Fault = new RefuseSubmit { Status = new CommandStatus(0x450) }, To = "2" },
            new SmscRule { Fault = new Nack { Status = CommandStatus.ESME_RINVCMDLEN }, To = "3" });
        SmppSession session = await BindAsync(simulator);

        Assert.Equal(CommandStatus.ESME_RTHROTTLED, (await SubmitAsync(session, Message(to: "11"))).CommandStatus);
        Assert.Equal(0x450u, (await SubmitAsync(session, Message(to: "22"))).CommandStatus.Value);
        Assert.Equal(CommandStatus.ESME_RINVCMDLEN, (await SubmitAsync(session, Message(to: "33"))).CommandStatus);

        Assert.Equal((3L, 0L, 0L), (simulator.Statistics.Submits, simulator.Statistics.Taken, simulator.Statistics.ProtocolErrors));
        Assert.Equal(["nack", "refuse", "throttle"], simulator.Statistics.Faults.Keys);
    }

    [Fact]
    public async Task A_message_may_be_refused_and_go_out_all_the_same()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new RefuseTaken() });
        SmppSession session = await BindAsync(simulator);

        Assert.Equal(CommandStatus.ESME_RSYSERR, (await SubmitAsync(session, Message())).CommandStatus);

        await DeliveredAsync(1);
        Assert.Equal(1, simulator.Statistics.Taken);
    }

    [Theory]
    [InlineData(ConnectionEnd.Fin, SmppCloseKind.ClosedByPeer)]
    [InlineData(ConnectionEnd.Rst, SmppCloseKind.TransportError)]
    public async Task The_connection_drops_before_the_answer(ConnectionEnd end, SmppCloseKind expected)
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new DropBeforeResponse { End = end } });
        SmppSession session = await BindAsync(simulator);

        SmppSessionClosedException closed = await Assert.ThrowsAsync<SmppSessionClosedException>(() => SubmitAsync(session, Message()));

        Assert.Equal(expected, closed.Reason.Kind);
        await UntilAsync(() => simulator.Statistics is { Taken: 1, ReceiptsPending: 1, Bound: 0 });
    }

    [Theory]
    [InlineData(ConnectionEnd.Fin)]
    [InlineData(ConnectionEnd.Rst)]
    public async Task The_connection_drops_after_the_answer(ConnectionEnd end)
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new DropAfterResponse { End = end } });
        SmppSession session = await BindAsync(simulator);

        Assert.True((await SubmitAsync(session, Message())).CommandStatus.IsOk);

        await session.Closed.WaitAsync(Patience);
        await BindAsync(simulator);
        await DeliveredAsync(1);
    }

    [Fact]
    public async Task The_connection_drops_in_the_middle_of_the_answer()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new HalfResponse() });
        SmppSession session = await BindAsync(simulator);

        await Assert.ThrowsAsync<SmppSessionClosedException>(() => SubmitAsync(session, Message()));
        Assert.Equal(1, simulator.Statistics.Taken);
    }

    [Fact]
    public async Task Wrong_answers_answer_nothing()
    {
        SmscSimulator simulator = Start(
            new SmscRule { Fault = new WrongSequence(), To = "1" },
            new SmscRule { Fault = new WrongCommand(), To = "2" });
        SmppSession session = await BindAsync(ShortOf(simulator), Esme);

        await Assert.ThrowsAsync<SmppResponseTimeoutException>(() => SubmitAsync(session, Message(to: "1")));
        await Assert.ThrowsAsync<SmppResponseTimeoutException>(() => SubmitAsync(session, Message(to: "2")));

        Assert.Equal(SmppSessionState.BoundTrx, session.State);
        Assert.Equal((2L, 2L), (simulator.Statistics.Taken, simulator.Statistics.Unanswered));
    }

    [Fact]
    public async Task A_response_that_comes_twice_leaves_the_session_alive()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new DuplicateResponse { Copies = 3 } });
        RecordingHandler esme = new() { Trace = true };
        SmppSession session = await BindAsync(new SmppClientOptions { Host = "127.0.0.1", Port = simulator.Port, SystemId = "acme" }, esme);

        string first = (await SubmitAsync(session, Message("one"))).MessageId;
        string second = (await SubmitAsync(session, Message("two"))).MessageId;

        await UntilAsync(() => esme.Traced.Count(item => item.Pdu is SubmitSmResp) == 6);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Message_ids_are_missing_repeated_or_too_long()
    {
        SmscSimulator simulator = Start(
            new SmscRule { Fault = new NoMessageId(), To = "1" },
            new SmscRule { Fault = new NoBody(), To = "2" },
            new SmscRule { Fault = new RepeatMessageId(), To = "3" },
            new SmscRule { Fault = new LongMessageId { Length = 300 }, To = "4" });
        SmppSession session = await BindAsync(simulator);

        Assert.Equal("", (await SubmitAsync(session, Message(to: "1"))).MessageId);
        SubmitSmResp bare = await SubmitAsync(session, Message(to: "2"));
        Assert.True(bare is { MessageId: "", CommandStatus.IsOk: true });
        string id = (await SubmitAsync(session, Message(to: "5"))).MessageId;
        Assert.Equal(id, (await SubmitAsync(session, Message(to: "3"))).MessageId);
        Assert.Equal(300, (await SubmitAsync(session, Message(to: "4"))).MessageId.Length);
        await DeliveredAsync(5);
    }

    [Fact]
    public async Task No_more_than_the_rate_is_taken_in_any_second()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new();
        SmscRule rule = new() { Fault = new LimitRate { PerSecond = 5 } };
        SmscSimulator simulator = Start(new SmscOptions { TimeProvider = time, Script = new SmscScript { Rules = [rule] } });
        SmppSession session = await BindAsync(simulator);

        Assert.Equal(5, await TakenOfTenAsync(session));
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(0, await TakenOfTenAsync(session));
        time.Advance(TimeSpan.FromMilliseconds(501));
        Assert.Equal(5, await TakenOfTenAsync(session));
        Assert.Equal((30L, 20L), (simulator.Statistics.Submits, simulator.Statistics.Faults["limit_tps"]));
    }

    [Fact]
    public async Task More_than_the_window_is_throttled()
    {
        SmscRule rule = new() { Fault = new LimitWindow { Window = 3 } };
        SmscSimulator simulator = Start(new SmscOptions { AnswerDelay = TimeSpan.FromMilliseconds(200), Script = new SmscScript { Rules = [rule] } });
        SmppSession session = await BindAsync(simulator);

        SubmitSmResp[] answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => SubmitAsync(session, Message($"{n}"))));

        Assert.Equal(3, answers.Count(answer => answer.CommandStatus.IsOk));
        Assert.InRange(simulator.Statistics.MaxOutstanding, 4, 5);
    }

    private static async Task<int> TakenOfTenAsync(SmppSession session)
    {
        int taken = 0;
        for (int n = 0; n < 10; n++)
        {
            taken += (await SubmitAsync(session, Message())).CommandStatus.IsOk ? 1 : 0;
        }

        return taken;
    }

    private static SmppClientOptions ShortOf(SmscSimulator simulator) => new()
    {
        Host = "127.0.0.1", Port = simulator.Port, SystemId = "acme", ResponseTimeout = TimeSpan.FromMilliseconds(300),
    };
}
