using SmppSaga.Smpp.Tests.Session;
using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

public sealed class ConnectionFaultTests : SmscTest
{
    [Fact]
    public async Task Binds_are_refused_beyond_the_limit_until_one_ends()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new LimitBinds { Binds = 2 } });
        SmppSession first = await BindAsync(simulator);
        await BindAsync(simulator);

        SmppBindException refused = await Assert.ThrowsAsync<SmppBindException>(() => BindAsync(simulator));
        await BindAsync(simulator, "other");
        await first.UnbindAsync(TimeSpan.FromSeconds(1)).WaitAsync(Patience);
        await UntilAsync(() => simulator.Statistics.Bound == 2);
        await BindAsync(simulator);

        Assert.Equal(CommandStatus.ESME_RALYBND, refused.CommandStatus);
        Assert.Equal(2, simulator.Statistics.MaxBound);
    }

    [Fact]
    public async Task A_bind_is_refused_with_any_status_so_many_times()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new RefuseBind { Status = CommandStatus.ESME_RINVPASWD }, Times = 2 });

        for (int attempt = 0; attempt < 2; attempt++)
        {
            Assert.Equal(CommandStatus.ESME_RINVPASWD, (await Assert.ThrowsAsync<SmppBindException>(() => BindAsync(simulator))).CommandStatus);
        }

        await BindAsync(simulator);
    }

    [Fact]
    public async Task A_bind_is_dropped_or_never_answered()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new DropBind { End = ConnectionEnd.Rst }, SystemId = "one" }, new SmscRule { Fault = new IgnoreBind(), SystemId = "two" });

        await Assert.ThrowsAsync<SmppConnectException>(() => BindAsync(simulator, "one"));
        SmppClientOptions patient = new() { Host = "127.0.0.1", Port = simulator.Port, SystemId = "two", BindTimeout = TimeSpan.FromMilliseconds(300) };
        SmppConnectException silent = await Assert.ThrowsAsync<SmppConnectException>(() => BindAsync(patient, Esme));

        Assert.Contains("not answered", silent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mute_smsc_takes_messages_and_says_nothing()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new Mute(), From = TimeSpan.FromMilliseconds(500) });
        SmppSession session = await BindAsync(Impatient(simulator), Esme);

        Assert.True((await SubmitAsync(session, Message("one"))).CommandStatus.IsOk);
        SmppCloseReason reason = await session.Closed.WaitAsync(Patience);

        Assert.Equal(SmppCloseKind.EnquireLinkTimeout, reason.Kind);
    }

    [Fact]
    public async Task Only_enquire_link_stays_unanswered()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new MuteEnquireLink() });
        SmppSession session = await BindAsync(Impatient(simulator), Esme);

        Assert.True((await SubmitAsync(session, Message("one"))).CommandStatus.IsOk);

        Assert.Equal(SmppCloseKind.EnquireLinkTimeout, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task A_slow_reader_fills_the_pipe_until_the_client_gives_up_writing()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new SlowReading { PerSecond = 0 }, From = TimeSpan.FromMilliseconds(200) });
        SmppClientOptions options = new()
        {
            Host = "127.0.0.1", Port = simulator.Port, SystemId = "acme", Window = 5000,
            WriteTimeout = TimeSpan.FromSeconds(1), ResponseTimeout = TimeSpan.FromSeconds(15), EnquireLinkInterval = TimeSpan.Zero,
        };
        SmppSession session = await BindAsync(options, Esme);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
        SubmitSm large = Message() with { ShortMessage = default, Tlvs = [new Tlv(TlvTag.MessagePayload, new byte[60_000])] };

        Task[] submits = [.. Enumerable.Range(0, 500).Select(_ => SubmitAsync(session, large))];

        Assert.Equal(SmppCloseKind.WriteTimeout, (await session.Closed.WaitAsync(Patience)).Kind);
        await Assert.ThrowsAsync<SmppSessionClosedException>(() => submits[^1]);
        await Task.WhenAll(submits).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task Unbind_comes_in_traffic_and_the_answer_still_comes()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new UnbindInTraffic(), Nth = 2 });
        SmppSession session = await BindAsync(simulator);

        await SubmitAsync(session, Message("one"));
        SubmitSmResp last = await SubmitAsync(session, Message("two"));

        Assert.True(last.CommandStatus.IsOk);
        Assert.Equal(SmppCloseKind.UnboundByPeer, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task The_session_survives_strange_pdus(SmscFault fault)
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = fault });
        SmppSession session = await BindAsync(simulator);

        for (int n = 0; n < 3; n++)
        {
            Assert.True((await SubmitAsync(session, Message($"{n}", registeredDelivery: 0))).CommandStatus.IsOk);
        }

        Assert.Equal(SmppSessionState.BoundTrx, session.State);
        Assert.Equal(3, simulator.Statistics.Faults[fault.Word]);
    }

    [Fact]
    public async Task Broken_framing_ends_the_connection()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new BreakFraming() });
        SmppSession session = await BindAsync(simulator);

        _ = session.SubmitAsync(Message()).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(SmppCloseKind.FramingError, (await session.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task Messages_from_handsets_come_at_their_rate_and_are_no_receipts()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new();
        SmscMobileOriginatedOptions messages = new() { PerSecond = 20, Text = "id:{n} stat:DELIVRD" };
        SmscSimulator simulator = Start(new SmscOptions { TimeProvider = time, MobileOriginated = messages });
        await BindAsync(simulator);
        await UntilAsync(() => simulator.Statistics.Bound == 1);

        for (int tick = 0; tick < 20; tick++)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        DeliverSm[] received = await DeliveredAsync(20);
        Assert.All(received, pdu => Assert.Equal((byte)0, pdu.EsmClass));
        await UntilAsync(() => simulator.Statistics.MobileOriginated == 20);
        Assert.Equal("id:1 stat:DELIVRD", System.Text.Encoding.ASCII.GetString(received[0].ShortMessage.Span));
    }

    public static TheoryData<SmscFault> Strange =>
    [
        new SendOutbind(), new SendAlertNotification(), new SendSubmit(), new SendUnknownCommand(), new SendGarbage(), new SendOctets(), new FloodEnquireLink(),
    ];

    private static SmppClientOptions Impatient(SmscSimulator simulator) => new()
    {
        Host = "127.0.0.1", Port = simulator.Port, SystemId = "acme", ResponseTimeout = TimeSpan.FromSeconds(10),
        EnquireLinkInterval = TimeSpan.FromMilliseconds(400), EnquireLinkTimeout = TimeSpan.FromMilliseconds(300),
    };
}
