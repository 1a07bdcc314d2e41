using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Api;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Tests.Configuration;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Hosting;

/// <summary>Two SMSCs behind one gateway without servers: fail-over, re-route, and settings that change while it runs.</summary>
public sealed class EmbeddedRoutingTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Smsc _first = new();
    private readonly Smsc _second = new();
    private readonly ConcurrentDictionary<Guid, DeliveryReported> _finals = new();
    private SmppServer _firstServer = null!;
    private SmppServer _secondServer = null!;
    private IHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _firstServer = SmppServer.Start(new SmppServerOptions { Port = 0 }, _first);
        _secondServer = SmppServer.Start(new SmppServerOptions { Port = 0 }, _second);
        _host = GatewayHost.Build(Options());
        await _host.StartAsync();
        await UntilAsync(() => Fleet.IsUsable("a") && Fleet.IsUsable("b") && Binds.Count(x => x.State == BindState.Bound) == 2);
        await _host.Services.GetRequiredService<IReceiveEndpointConnector>().ConnectReceiveEndpoint("team", (_, e) => e.Handler<DeliveryReported>(Keep)).Ready;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _firstServer.DisposeAsync();
        await _secondServer.DisposeAsync();
    }

    private LiveOptions Live => _host.Services.GetRequiredService<LiveOptions>();

    private IFleetStatus Fleet => _host.Services.GetRequiredService<IFleetStatus>();

    private IReadOnlyList<BindStatus> Binds => _host.Services.GetRequiredService<IBindStatus>().Binds;

    [Theory]
    [InlineData(0x0b)] // ESME_RINVDSTADR: it would end Rejected
    [InlineData(0x14)] // ESME_RMSGQFUL: it would be tried again
    public async Task A_message_that_the_first_SMSC_does_not_take_is_delivered_over_the_second_and_says_so(int status)
    {
        _first.Answer = new CommandStatus((uint)status);

        DeliveryReported final = await SendAsync();

        Assert.Equal((DeliveryStatus.Delivered, true, false, "b", 2), (final.Status, final.Rerouted, final.PossibleDuplicate, final.Connector, final.Attempts));
        Assert.Equal((1, 1), (_first.Submits, _second.Submits));
    }

    [Fact]
    public async Task A_pod_is_ready_while_one_of_its_connectors_can_send()
    {
        Readiness readiness = _host.Services.GetRequiredService<Readiness>();
        IConnectorControl control = _host.Services.GetRequiredService<IConnectorControl>();

        await control.PauseAsync("a", TestContext.Current.CancellationToken);
        await UntilAsync(() => Binds.Count(x => x.Paused) == 1);
        ReadinessReport one = await readiness.CheckAsync(TestContext.Current.CancellationToken);
        await control.PauseAsync("b", TestContext.Current.CancellationToken);
        await UntilAsync(() => Binds.All(x => x.Paused));
        ReadinessReport none = await readiness.CheckAsync(TestContext.Current.CancellationToken);

        Assert.True(one.Ready, string.Join('\n', one.Reasons));
        Assert.False(none.Ready);
        Assert.All(none.Reasons, static x => Assert.Contains("the connector is paused", x, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_that_change_move_messages_and_binds_without_a_restart()
    {
        Assert.Equal(("a", "1"), await RouteAsync());

        Live.Swap(Options(number: "2", connectors: "[b]"));
        Assert.Equal(("b", "2"), await RouteAsync());

        // The second account moves to the first SMSC, under another password; the first connector notices nothing.
        int binds = _first.Binds;
        Live.Swap(Options(number: "2", connectors: "[b]", secondPort: _firstServer.Port, password: "new"));
        await UntilAsync(() => _first.Binds == binds + 1 && _second.Bound == 0);
        await UntilAsync(() => Binds.Count(x => x.State == BindState.Bound) == 2);
        Assert.Equal(("b", "2"), await RouteAsync());
        Assert.Equal(("new", 2), (_first.LastPassword, _first.Submits));

        // And is gone.
        Live.Swap(Options(connectors: "[a]", second: false));
        await UntilAsync(() => Binds.Count == 1 && _first.Bound == 1);
        Assert.Equal(("a", "1"), await RouteAsync());
    }

    [Fact]
    public async Task A_connector_that_comes_back_into_the_file_sends_what_waited_meanwhile_and_what_is_new()
    {
        Live.Swap(Options(connectors: "[b]", secondPort: 1));
        await UntilAsync(() => Binds.Any(x => x.Connector == "b" && x.State == BindState.Waiting));
        Guid smsId = Guid.NewGuid();
        Task<DeliveryReported> waits = SendAsync(smsId);
        await UntilAsync(async () => (await _host.Services.GetRequiredService<DirectRaise>().LoadAsync(smsId))?.Connector == "b");
        Live.Swap(Options(connectors: "[a]", second: false));
        await UntilAsync(() => Binds.Count == 1);
        Assert.Equal(("a", "1"), await RouteAsync());

        Live.Swap(Options(connectors: "[b]"));

        Assert.Equal((DeliveryStatus.Delivered, "b"), ((await waits).Status, (await waits).Connector));
        Assert.Equal(("b", "1"), await RouteAsync());
    }

    [Fact]
    public async Task A_stop_while_a_change_drains_one_connector_ends_the_others_at_once()
    {
        TaskCompletionSource answers = new();
        _second.Hold = answers.Task;
        Live.Swap(Options(connectors: "[b]"));
        _ = SendAsync();
        await UntilAsync(() => _second.Submits == 1);
        Live.Swap(Options(connectors: "[b]", password: "new"));
        await UntilAsync(() => Binds.Any(x => x.Connector == "b" && x.State == BindState.Unbinding));

        Task stopped = _host.StopAsync();

        await UntilAsync(() => _first.Bound == 0);
        Assert.Equal(1, _second.Bound);
        answers.SetResult();
        await stopped;
        Assert.Equal(0, _second.Bound);
    }

    [Fact]
    public async Task Messages_that_wait_for_a_bind_go_out_when_its_settings_are_mended()
    {
        _second.Answer = CommandStatus.ESME_ROK;
        Live.Swap(Options(connectors: "[b]", secondPort: 1));
        await UntilAsync(() => Binds.Any(x => x.Connector == "b" && x.State == BindState.Waiting));
        Task<DeliveryReported> waits = SendAsync();

        Live.Swap(Options(connectors: "[b]"));

        Assert.Equal((DeliveryStatus.Delivered, "b"), ((await waits).Status, (await waits).Connector));
    }

    private async Task<(string? Connector, string? From)> RouteAsync()
    {
        DeliveryReported final = await SendAsync();
        return (final.Connector, final.From);
    }

    private Task<DeliveryReported> SendAsync() => SendAsync(Guid.NewGuid());

    private async Task<DeliveryReported> SendAsync(Guid smsId)
    {
        await _host.Services.GetRequiredService<IBus>().Publish(new SendSms { SmsId = smsId, To = "27831234567", Text = "hello" });
        await UntilAsync(() => _finals.ContainsKey(smsId));
        return _finals[smsId];
    }

    private GatewayOptions Options(string number = "1", string connectors = "[a, b]", bool second = true, int secondPort = 0, string password = "old") => GatewayYaml.Options($$"""
        http: { listen: "" }
        timers: { lease: 2s }
        routing:
          operator_prefix: { 2783: MTN }
          operator_number: { MTN: "{{number}}" }
          routes: [ { connectors: {{connectors}}, reroute_on: [Rejected, Failed, queue_full] } ]
        connectors:
          a: { host: 127.0.0.1, port: {{_firstServer.Port}}, system_id: acme }
        {{(second ? $"  b: {{ host: 127.0.0.1, port: {(secondPort == 0 ? _secondServer.Port : secondPort)}, system_id: acme, password: {password} }}" : "")}}
        """);

    private Task Keep(ConsumeContext<DeliveryReported> context)
    {
        if (context.Message.IsFinal)
        {
            _finals[context.Message.SmsId] = context.Message;
        }

        return Task.CompletedTask;
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"did not come true within {Patience.TotalSeconds} s");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Answers everything alike and sends each receipt behind its answer.</summary>
    private sealed class Smsc : SmppServerHandler
    {
        private readonly ConcurrentDictionary<SmppSession, byte> _bound = new();
        private int _submits;
        private int _binds;

        public CommandStatus Answer { get; set; } = CommandStatus.ESME_ROK;

        /// <summary>No answer before it is over.</summary>
        public Task Hold { get; set; } = Task.CompletedTask;

        public int Submits => _submits;

        public int Binds => _binds;

        public int Bound => _bound.Count;

        public string? LastPassword { get; private set; }

        public override ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct)
        {
            LastPassword = ((BindRequest)bindRequest).Password;
            _bound[session] = 0;
            Interlocked.Increment(ref _binds);
            return new(CommandStatus.ESME_ROK);
        }

        public override void OnClosed(SmppSession session, SmppCloseReason reason) => _bound.TryRemove(session, out _);

        public override async ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
        {
            SubmitSm submit = Assert.IsType<SubmitSm>(request);
            string id = $"{Interlocked.Increment(ref _submits):x8}";
            await Hold;
            if (!Answer.IsOk)
            {
                return new SubmitSmResp { CommandStatus = Answer };
            }

            byte[] receipt = System.Text.Encoding.ASCII.GetBytes($"id:{id} sub:001 dlvrd:001 submit date:2611221200 done date:2611221200 stat:DELIVRD err:000 text:");
            _ = session.DeliverAsync(new DeliverSm { SourceAddr = submit.DestinationAddr, DestinationAddr = submit.SourceAddr, EsmClass = 4, ShortMessage = receipt }, ct).AsTask();
            return new SubmitSmResp { MessageId = id };
        }
    }
}
