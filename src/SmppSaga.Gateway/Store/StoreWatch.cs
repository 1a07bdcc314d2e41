using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store;

/// <summary>Looks after the store twice a second: closes the gate of the submits while the outbox is over its limit, and says once on the bus that the store lost something.</summary>
internal sealed partial class StoreWatch(
    IOutbox outbox, IStoreHealth health, SubmitGate gate, IBus bus, GatewayOptions options, PodName pod, TimeProvider time, ILogger<StoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(10);
    private bool _over;
    private StorageLossSuspected? _loss;
    private bool _told;
    private long? _away;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                Answered();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Met(e);
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await health.CheckLossAsync(cancellationToken) is { } loss && !_told)
        {
            await TellAsync(loss, cancellationToken);
        }

        long rows = await outbox.CountAsync(cancellationToken);
        bool over = rows > options.Store.OutboxLimit;
        gate.Backlog = over ? $"{rows} events wait to be published, store.outbox_limit is {options.Store.OutboxLimit}." : null;
        if (over != _over)
        {
            _over = over;
            LogLimit(over ? "stop" : "go on", rows, options.Store.OutboxLimit);
        }
    }

    private async Task TellAsync(string loss, CancellationToken cancellationToken)
    {
        if (_loss is null)
        {
            LogLoss(loss);
            _loss = new StorageLossSuspected { EventId = NewId.NextGuid(), OccurredAt = time.GetUtcNow(), Pod = pod.Name, Detail = loss };
        }

        // The word in the store first: whoever reads the event may restart the pods at once.
        await health.MarkLossAsync(_loss.OccurredAt, cancellationToken);
        await bus.Publish(_loss, x => x.MessageId = _loss.EventId, cancellationToken).WaitAsync(ConfirmWithin, time, cancellationToken);
        _told = true;
    }

    /// <summary>Whoever needs the store meets its absence at every attempt; it is told here, once for all of them.</summary>
    private void Met(Exception e)
    {
        if (!StoreTrouble.IsAway(e))
        {
            LogTrouble(Reason.Of(e));
        }
        else if (_away is null)
        {
            _away = time.GetTimestamp();
            LogAway(Reason.Of(e));
        }
    }

    private void Answered()
    {
        if (_away is { } since)
        {
            _away = null;
            LogBack(time.GetElapsedTime(since).TotalSeconds);
        }
    }

    [LoggerMessage(2031, LogLevel.Critical, "{Loss} No message is taken or submitted here until then")]
    private partial void LogLoss(string loss);

    [LoggerMessage(2032, LogLevel.Warning, "New submits {What}: {Rows} events wait to be published, store.outbox_limit is {Limit}")]
    private partial void LogLimit(string what, long rows, int limit);

    [LoggerMessage(2033, LogLevel.Debug, "Store watch: {Reason}")]
    private partial void LogTrouble(string reason);

    [LoggerMessage(2034, LogLevel.Error, "The store is away: {Reason} Messages wait in their queues and nothing is submitted; it is asked again twice a second")]
    private partial void LogAway(string reason);

    [LoggerMessage(2035, LogLevel.Information, "The store is back after {Seconds:0.#} s")]
    private partial void LogBack(double seconds);
}
