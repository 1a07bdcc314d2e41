using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Binds.Control;

/// <summary>Publishes what happens to the binds. It never holds them up: while the broker is away the oldest news are dropped.</summary>
internal sealed partial class BindNews(IBus bus, SubmitEndpointSettings settings, GatewayOptions options, PodName pod, TimeProvider time, ILogger<BindNews> logger) : BackgroundService
{
    private const int Most = 1_000;
    private static readonly TimeSpan PublishWithin = TimeSpan.FromSeconds(10);
    private readonly bool _wanted = options.Bus.Publish.Contains(nameof(BindStateChanged));
    private readonly Channel<BindStateChanged> _news = Channel.CreateBounded<BindStateChanged>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Tells it, soon and without waiting.</summary>
    public void Tell(string connector, string bind, BindStatusType status, string? reason = null, DateTimeOffset? nextAttemptAt = null)
    {
        if (_wanted)
        {
            _news.Writer.TryWrite(new BindStateChanged
            {
                EventId = Guid.NewGuid(), OccurredAt = time.GetUtcNow(), Connector = connector, Bind = bind, Pod = pod.Name, Status = status, Reason = reason, NextAttemptAt = nextAttemptAt,
            });
        }
    }

    /// <summary>Tells what a bind's new state means, if it is news.</summary>
    public void Tell(BindStatus before, BindStatus now)
    {
        if (before.State != now.State || before.Detail != now.Detail)
        {
            Tell(now.Connector, $"{now.Connector}/{now.Slot}", Meaning(before, now), now.Detail, now.NextAttemptAt);
        }
    }

    /// <summary>The same of a pod that holds none of the connector's slots.</summary>
    public void TellOfAll(BindStatus before, BindStatus now)
    {
        if (before.State != now.State || before.Detail != now.Detail)
        {
            Tell(now.Connector, now.Connector, Meaning(before, now), now.Detail, now.NextAttemptAt);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What the binds said at their end still goes out, if the broker is there.
        _news.Writer.TryComplete();
        if (ExecuteTask is { } telling)
        {
            await telling.WaitAsync(PublishWithin, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await settings.BusStarted.WaitAsync(stoppingToken);
            await TellAllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end: a host that never came to run would take this for a fault.
        }
    }

    private async Task TellAllAsync(CancellationToken stoppingToken)
    {
        ToldOnce trouble = new();
        await foreach (BindStateChanged news in _news.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                limit.CancelAfter(PublishWithin);
                await bus.Publish(news, x => x.MessageId = news.EventId, limit.Token);
                trouble.Over();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                (LogLevel level, string reason) = trouble.Met(e);
                LogNotTold(level, news.Bind, news.Status, reason);
            }
        }
    }

    private static BindStatusType Meaning(BindStatus before, BindStatus now) => now.State switch
    {
        BindState.Starting => BindStatusType.Starting,
        BindState.Elsewhere => BindStatusType.Elsewhere,
        BindState.Binding => BindStatusType.Binding,
        BindState.Bound => BindStatusType.Bound,
        BindState.Unbinding => BindStatusType.Unbinding,
        // Unbound by us, as was told before it.
        BindState.Waiting when before.State == BindState.Unbinding => BindStatusType.Stopped,
        BindState.Waiting when before.State == BindState.Bound => BindStatusType.ConnectionLost,
        BindState.Waiting => BindStatusType.BindFailed,
        _ => BindStatusType.Stopped,
    };

    [LoggerMessage(EventId = 3082, Message = "Bind {Bind}: {Status} could not be published: {Reason}")]
    private partial void LogNotTold(LogLevel level, string bind, BindStatusType status, string reason);
}
