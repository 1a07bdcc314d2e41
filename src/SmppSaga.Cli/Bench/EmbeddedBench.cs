using System.Collections.Concurrent;
using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Cli.Commands;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Smsc;

namespace SmppSaga.Cli.Bench;

/// <summary>A load run in one process: gateway with bus and store in memory, a simulated SMSC over a socket, publisher and subscriber.</summary>
internal sealed class EmbeddedBench(int window, TimeSpan answerDelay)
{
    private const string Connector = "bench";
    private const int Parallel = 128;
    private static readonly TimeSpan BindWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PauseSeenWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly ConcurrentDictionary<Guid, long> _published = new();
    private readonly ConcurrentBag<double> _latencies = [];
    private long _first;
    private long _last;
    private int _submits;

    /// <summary>All messages wait in the connector's queue before the first is submitted: then the binds are measured, not who publishes.</summary>
    public bool FromQueue { get; init; }

    /// <summary>Most unanswered submits that the SMSC saw at a time.</summary>
    public int MostOutstanding { get; private set; }

    public async Task<BenchFigures> RunAsync(int count, CancellationToken cancellationToken)
    {
        using PunctualTime punctual = new();
        await using SmscSimulator smsc = SmscSimulator.Start(new SmscOptions { Port = 0, TimeProvider = punctual, AnswerDelay = answerDelay, MaxInbound = 10_000, OnSubmit = _ => Submitted() });
        ConnectorOptions connector = new() { Host = ["127.0.0.1"], Port = smsc.Port, SystemId = "bench", Window = window };
        GatewayOptions options = new()
        {
            Http = new HttpOptions { Listen = "" },
            Timers = new TimerOptions { Lease = PauseSeenWithin * 3 },
            Connectors = new Dictionary<string, ConnectorOptions>(StringComparer.Ordinal) { [Connector] = connector },
        };
        // Not ready while it is paused: that is on purpose.
        using IHost host = GatewayHost.Build(options, x => StandardErrorLogging.Configure(x, FromQueue ? LogLevel.Critical : LogLevel.Warning));
        await host.StartAsync(cancellationToken);
        await BoundAsync(host, paused: false, cancellationToken);
        await host.Services.GetRequiredService<IReceiveEndpointConnector>()
            .ConnectReceiveEndpoint("bench-reports", (_, x) => x.Handler<DeliveryReported>(Settle)).Ready.WaitAsync(cancellationToken);

        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        if (FromQueue)
        {
            await QueueAsync(host, count, cancellationToken);
        }
        else
        {
            await PublishAsync(host.Services.GetRequiredService<IBus>(), count, cancellationToken);
        }

        await SettledAsync(count, cancellationToken);
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime - before;
        await host.StopAsync(CancellationToken.None);
        MostOutstanding = (int)smsc.Statistics.MaxOutstanding;
        double seconds = Math.Max(_time.GetElapsedTime(_first, _last).TotalSeconds, 1e-6);
        return new BenchFigures(count, _latencies.Count, _submits - count, Math.Round((_submits - 1) / seconds, 1), Latency.Of(_latencies), new CpuSeconds(Math.Round(cpu.TotalSeconds * 1000 / count, 4)));
    }

    /// <summary>Publishes while the connector is paused, and resumes it when all of them are in its queue.</summary>
    private async Task QueueAsync(IHost host, int count, CancellationToken cancellationToken)
    {
        IConnectorControl control = host.Services.GetRequiredService<IConnectorControl>();
        await control.PauseAsync(Connector, cancellationToken);
        await BoundAsync(host, paused: true, cancellationToken);
        IBus bus = host.Services.GetRequiredService<IBus>();
        Routed routed = new(count);
        using ConnectHandle observing = bus.ConnectConsumeObserver(routed);
        await PublishAsync(bus, count, cancellationToken);
        await routed.All.WaitAsync(cancellationToken);
        await control.ResumeAsync(Connector, cancellationToken);
    }

    private async Task BoundAsync(IHost host, bool paused, CancellationToken cancellationToken)
    {
        IBindStatus status = host.Services.GetRequiredService<IBindStatus>();
        long started = _time.GetTimestamp();
        while (!status.Binds.Any(x => x.State == BindState.Bound && x.Paused == paused))
        {
            if (_time.GetElapsedTime(started) > BindWithin)
            {
                throw new TimeoutException($"Not bound within {BindWithin.TotalSeconds:0} s: {string.Join(' ', status.Binds.Select(static x => x.Detail))}");
            }

            await Task.Delay(Poll, _time, cancellationToken);
        }
    }

    private async Task PublishAsync(IBus bus, int count, CancellationToken cancellationToken) =>
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                SendSms sms = new() { SmsId = NewId.NextGuid(), To = $"2783{number % 10_000_000:0000000}", Text = $"Load message {number}: the quick brown fox jumps over the lazy dog." };
                _published[sms.SmsId] = _time.GetTimestamp();
                await bus.Publish(sms, token);
            });

    /// <summary>Returns when every message has its final report, or none came for a while.</summary>
    private async Task SettledAsync(int count, CancellationToken cancellationToken)
    {
        int seen = 0;
        long moved = _time.GetTimestamp();
        while (_latencies.Count < count && _time.GetElapsedTime(moved) < Stalled)
        {
            await Task.Delay(Poll, _time, cancellationToken);
            (seen, moved) = _latencies.Count > seen ? (_latencies.Count, _time.GetTimestamp()) : (seen, moved);
        }
    }

    private void Submitted()
    {
        long now = _time.GetTimestamp();
        Interlocked.CompareExchange(ref _first, now, 0);
        Volatile.Write(ref _last, now);
        Interlocked.Increment(ref _submits);
    }

    private Task Settle(ConsumeContext<DeliveryReported> context)
    {
        if (context.Message.IsFinal && _published.TryRemove(context.Message.SmsId, out long published))
        {
            _latencies.Add(_time.GetElapsedTime(published).TotalMilliseconds);
        }

        return Task.CompletedTask;
    }

    /// <summary>Sees when the last of the messages has been routed into its connector's queue.</summary>
    private sealed class Routed(int count) : IConsumeObserver
    {
        private int _left = count;
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task All => _all.Task;

        public Task PreConsume<T>(ConsumeContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context)
            where T : class
        {
            if (context is ConsumeContext<SendSms> && Interlocked.Decrement(ref _left) == 0)
            {
                _all.SetResult();
            }

            return Task.CompletedTask;
        }

        public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
            where T : class
        {
            _all.TrySetException(exception);
            return Task.CompletedTask;
        }
    }
}
