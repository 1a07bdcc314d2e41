namespace SmppSaga.Smpp.Tests.Session;

public sealed class LoopbackTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RecordingHandler _smsc = new();
    private readonly RecordingHandler _esme = new();

    [Theory]
    [InlineData(BindType.Transceiver, SmppSessionState.BoundTrx)]
    [InlineData(BindType.Transmitter, SmppSessionState.BoundTx)]
    [InlineData(BindType.Receiver, SmppSessionState.BoundRx)]
    public async Task Both_sides_agree_on_the_bind(BindType type, SmppSessionState state)
    {
        await using SmppServer server = Listen();
        await using SmppSession client = await SmppSession.ConnectAsync(ClientOf(server) with { BindType = type }, _esme);
        SmppSession served = Assert.Single(server.Sessions);

        Assert.Equal((state, state), (client.State, served.State));
        Assert.Equal("acme", served.SystemId);
        Assert.Equal("secret", Assert.IsAssignableFrom<BindRequest>(served.BindRequest).Password);
        Assert.Equal((byte)0x34, client.BindResponse!.Tlvs.GetByte(TlvTag.ScInterfaceVersion));
    }

    [Fact]
    public async Task Messages_go_both_ways()
    {
        await using SmppServer server = Listen();
        await using SmppSession client = await SmppSession.ConnectAsync(ClientOf(server), _esme);
        SubmitSm submit = new() { DestinationAddr = "27721234567", ShortMessage = new byte[] { 1, 2, 3 }, Tlvs = [Tlv.OfUInt16(TlvTag.UserMessageReference, 7)] };

        Assert.Equal("id", (await client.SubmitAsync(submit)).MessageId);
        DeliverSm deliver = new() { SourceAddr = "27721234567", EsmClass = 4, Tlvs = [Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, "id")] };
        Assert.True((await Assert.Single(server.Sessions).DeliverAsync(deliver)).CommandStatus.IsOk);

        Assert.Equal(submit, Assert.IsType<SubmitSm>(Assert.Single(_smsc.Requests)) with { SequenceNumber = 0 });
        Assert.Equal(deliver, Assert.IsType<DeliverSm>(Assert.Single(_esme.Requests)) with { SequenceNumber = 0 });
    }

    [Fact]
    public async Task A_refused_bind_throws_with_its_status()
    {
        _smsc.BindStatus = CommandStatus.ESME_RINVPASWD;
        await using SmppServer server = Listen();

        SmppBindException thrown = await Assert.ThrowsAsync<SmppBindException>(() => SmppSession.ConnectAsync(ClientOf(server), _esme));

        Assert.Equal(CommandStatus.ESME_RINVPASWD, thrown.CommandStatus);
        Assert.DoesNotContain("secret", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_throws_a_connect_exception()
    {
        SmppServer server = Listen();
        await server.DisposeAsync();

        await Assert.ThrowsAsync<SmppConnectException>(() => SmppSession.ConnectAsync(ClientOf(server), _esme));
    }

    [Fact]
    public async Task The_client_unbinds()
    {
        await using SmppServer server = Listen();
        await using SmppSession client = await SmppSession.ConnectAsync(ClientOf(server), _esme);
        SmppSession served = Assert.Single(server.Sessions);

        await client.UnbindAsync(TimeSpan.FromSeconds(5)).WaitAsync(Patience);

        Assert.Equal(SmppCloseKind.UnboundByUs, (await client.Closed).Kind);
        Assert.Equal(SmppCloseKind.UnboundByPeer, (await served.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task The_server_unbinds_all_when_it_stops()
    {
        await using SmppServer server = Listen();
        await using SmppSession one = await SmppSession.ConnectAsync(ClientOf(server), _esme);
        await using SmppSession two = await SmppSession.ConnectAsync(ClientOf(server), _esme);

        await server.StopAsync(TimeSpan.FromSeconds(5)).WaitAsync(Patience);

        Assert.Equal(SmppCloseKind.UnboundByPeer, (await one.Closed.WaitAsync(Patience)).Kind);
        Assert.Equal(SmppCloseKind.UnboundByPeer, (await two.Closed.WaitAsync(Patience)).Kind);
    }

    [Fact]
    public async Task Thousands_of_submits_from_many_callers_are_each_answered_once_and_in_the_window()
    {
        const int Callers = 50;
        const int Each = 200;
        int most = 0;
        int inside = 0;
        _smsc.Answer = async (_, request, _) =>
        {
            int now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return new SubmitSmResp { MessageId = ((SubmitSm)request).DestinationAddr };
        };
        await using SmppServer server = Listen();
        await using SmppSession client = await SmppSession.ConnectAsync(ClientOf(server) with { Window = 7 }, _esme);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                string destination = $"{caller * 1000 + i}";
                Assert.Equal(destination, (await client.SubmitAsync(new SubmitSm { DestinationAddr = destination })).MessageId);
            }
        }))).WaitAsync(Patience);

        Assert.Equal(Callers * Each, _smsc.Requests.Count);
        Assert.InRange(most, 1, 7);
        Assert.Equal(0, client.Outstanding);
    }

    [Fact]
    public async Task Closing_at_once_closes_the_connection_for_the_peer()
    {
        await using SmppServer server = Listen();
        for (int round = 0; round < 50; round++)
        {
            SmppSession client = await SmppSession.ConnectAsync(ClientOf(server), _esme);
            SmppSession served = Assert.Single(server.Sessions);

            await client.DisposeAsync();

            await served.Closed.WaitAsync(Patience);
            while (server.Sessions.Count > 0)
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Callers_that_give_up_at_any_moment_never_get_or_spoil_anothers_answer()
    {
        const int Callers = 16;
        const int Each = 300;
        _smsc.Answer = static async (_, request, _) =>
        {
            await Task.Yield();
            return new SubmitSmResp { MessageId = ((SubmitSm)request).DestinationAddr };
        };
        await using SmppServer server = Listen();
        await using SmppSession client = await SmppSession.ConnectAsync(ClientOf(server) with { Window = 5 }, _esme);
        int answered = 0;
        int givenUp = 0;

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            Random random = new(caller);
            for (int i = 0; i < Each; i++)
            {
                string destination = $"{caller * 1000 + i}";
                using CancellationTokenSource givingUp = new();
                Task<SubmitSmResp> sending = client.SubmitAsync(new SubmitSm { DestinationAddr = destination }, givingUp.Token).AsTask();
                if (random.Next(2) == 0)
                {
                    await Task.Yield();
                    await givingUp.CancelAsync();
                }

                try
                {
                    Assert.Equal(destination, (await sending).MessageId);
                    Interlocked.Increment(ref answered);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref givenUp);
                }
            }
        }))).WaitAsync(Patience);
        Assert.True((await client.SubmitAsync(new SubmitSm())).CommandStatus.IsOk);

        Assert.Equal(Callers * Each, answered + givenUp);
        Assert.NotEqual(0, givenUp);
        await client.Requests.WhenEmptyAsync().WaitAsync(Patience);
        Assert.Equal(_smsc.Requests.Count, answered + _esme.Late.Count + 1);
    }

    [Fact]
    public void A_server_whose_system_id_does_not_fit_does_not_start() =>
        Assert.Throws<SmppFieldException>(() => SmppServer.Start(new SmppServerOptions { Port = 0, SystemId = new string('x', 16) }, _smsc));

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    private SmppServer Listen() => SmppServer.Start(new SmppServerOptions { Port = 0 }, _smsc);

    private static SmppClientOptions ClientOf(SmppServer server) => new() { Host = "127.0.0.1", Port = server.Port, SystemId = "acme", Password = "secret" };
}
