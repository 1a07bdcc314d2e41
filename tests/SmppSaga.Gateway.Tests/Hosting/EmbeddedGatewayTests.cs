using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Api;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Hosting;

/// <summary>The whole gateway without servers: bus and store in process, an SMSC on a port of this machine.</summary>
public sealed class EmbeddedGatewayTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Smsc _smsc = new();
    private readonly ConcurrentQueue<DeliveryReported> _finals = new();
    private SmppServer _server = null!;
    private IHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = SmppServer.Start(new SmppServerOptions { Port = 0 }, _smsc);
        ConnectorOptions connector = new() { Host = ["127.0.0.1"], Port = _server.Port, SystemId = "acme", Timers = new TimerOptions { Lease = TimeSpan.FromSeconds(2) } };
        GatewayOptions options = new()
        {
            Http = new HttpOptions { Listen = "" },
            Connectors = new Dictionary<string, ConnectorOptions>(StringComparer.Ordinal) { ["main"] = connector },
        };
        _host = GatewayHost.Build(options);
        await _host.StartAsync();
        await UntilAsync(async () => (await _host.Services.GetRequiredService<Readiness>().CheckAsync()).Ready);
        // An endpoint that meets a bus which is still starting may be started twice and lost.
        await Bus.ConnectReceiveEndpoint("team", (_, e) => e.Handler<DeliveryReported>(Keep)).Ready;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _server.DisposeAsync();
    }

    private IReceiveEndpointConnector Bus => _host.Services.GetRequiredService<IReceiveEndpointConnector>();

    [Fact]
    public async Task A_hundred_messages_end_delivered_once_each()
    {
        List<SendSms> sent = [.. Enumerable.Range(0, 100).Select(static i => new SendSms { SmsId = Guid.NewGuid(), To = $"2783{i:0000000}", Text = $"hello {i}" })];

        await Task.WhenAll(sent.Select(x => _host.Services.GetRequiredService<IBus>().Publish(x)));
        await UntilAsync(() => Task.FromResult(_finals.Count >= 100));

        Assert.All(_finals, static x => Assert.Equal((DeliveryStatus.Delivered, false), (x.Status, x.PossibleDuplicate)));
        Assert.Equal(sent.Select(x => x.SmsId).Order(), _finals.Select(x => x.SmsId).Order());
        Assert.Equal(100, _smsc.Submits);
    }

    [Fact]
    public async Task Messages_that_wait_for_a_bind_do_not_hold_up_the_end_of_the_process()
    {
        _smsc.Bind = CommandStatus.ESME_RBINDFAIL;
        foreach (SmppSession session in _server.Sessions)
        {
            session.Abort("the test cuts the connection");
        }

        await UntilAsync(async () => !(await _host.Services.GetRequiredService<Readiness>().CheckAsync()).Ready);
        await _host.Services.GetRequiredService<IBus>().Publish(new SendSms { SmsId = Guid.NewGuid(), To = "27831234567", Text = "hello" });

        long told = TimeProvider.System.GetTimestamp();
        await _host.StopAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(told), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private Task Keep(ConsumeContext<DeliveryReported> context)
    {
        if (context.Message.IsFinal)
        {
            _finals.Enqueue(context.Message);
        }

        return Task.CompletedTask;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"did not come true within {Patience.TotalSeconds} s");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Takes everything and sends each receipt behind its answer.</summary>
    private sealed class Smsc : SmppServerHandler
    {
        private int _submits;

        public CommandStatus Bind { get; set; } = CommandStatus.ESME_ROK;

        public int Submits => _submits;

        public override ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct) => new(Bind);

        public override ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
        {
            SubmitSm submit = Assert.IsType<SubmitSm>(request);
            string id = $"{Interlocked.Increment(ref _submits):x8}";
            byte[] receipt = System.Text.Encoding.ASCII.GetBytes($"id:{id} sub:001 dlvrd:001 submit date:2611221200 done date:2611221200 stat:DELIVRD err:000 text:");
            _ = session.DeliverAsync(new DeliverSm { SourceAddr = submit.DestinationAddr, DestinationAddr = submit.SourceAddr, EsmClass = 4, ShortMessage = receipt }, ct).AsTask();
            return new(new SubmitSmResp { MessageId = id });
        }
    }
}
