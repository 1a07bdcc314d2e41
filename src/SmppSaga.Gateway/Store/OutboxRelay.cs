using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store;

/// <summary>
/// Drains each shard of the outbox in order while it holds the shard's lease: peek, publish, wait for every confirm, then trim (ordering rule G5). A
/// failure in between publishes again with the same ids; nothing is dropped.
/// </summary>
internal sealed partial class OutboxRelay(
    IOutbox outbox, ILeases leases, OutboxPublisher publisher, OutboxSignal signal, GatewayOptions options, PodName pod, TimeProvider time, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    // All publishes share one channel, and the client delays publishers beyond 64 outstanding confirms.
    private const int BatchSize = 64;
    // A publish whose connection broke under it may never end. Its row is published again; a repeat has the same id.
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        int shards = 0;
        await RepeatAsync(async _ => shards = await outbox.ShardsAsync(stoppingToken), () => shards > 0, stoppingToken);
        RelayShare share = new(shards);
        List<Task> work = [.. Enumerable.Range(0, shards).Select(shard => RepeatAsync(trouble => HoldAsync(shard, share, trouble, stoppingToken), static () => false, stoppingToken))];
        if (shards > 1)
        {
            work.Add(RepeatAsync(_ => ShareAsync(share, stoppingToken), static () => false, stoppingToken));
        }

        await Task.WhenAll(work);
    }

    private async Task RepeatAsync(Func<ToldOnce, Task> act, Func<bool> done, CancellationToken stoppingToken)
    {
        ToldOnce trouble = new();
        while (!stoppingToken.IsCancellationRequested && !done())
        {
            try
            {
                await act(trouble);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                (LogLevel level, string reason) = trouble.Met(e);
                LogTrouble(level, reason, AfterTrouble.TotalSeconds);
                await Task.Delay(AfterTrouble, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ShareAsync(RelayShare share, CancellationToken stoppingToken)
    {
        share.Among(await leases.ShareAsync(Lease.OutboxRelay(0), pod.Name, options.Timers.Lease, stoppingToken));
        await Task.Delay(options.Timers.Lease / 3, time, stoppingToken);
    }

    private async Task HoldAsync(int shard, RelayShare share, ToldOnce trouble, CancellationToken stoppingToken)
    {
        TimeSpan life = options.Timers.Lease;
        if (!share.TryTake())
        {
            await Task.Delay(life / 3, time, stoppingToken);
            return;
        }

        Lease? lease = null;
        bool givenUp = false;
        try
        {
            lease = await leases.TryAcquireAsync(Lease.OutboxRelay(shard), pod.Name, life, stoppingToken);
            long renewed = time.GetTimestamp();
            while (lease is not null && !stoppingToken.IsCancellationRequested)
            {
                if (time.GetElapsedTime(renewed) > life / 3)
                {
                    givenUp = share.TryGiveUp();
                    if (givenUp || !await leases.RenewAsync(lease, pod.Name, life, stoppingToken))
                    {
                        break;
                    }

                    renewed = time.GetTimestamp();
                }

                bool more = await DrainAsync(shard, lease, stoppingToken);
                trouble.Over();
                if (!more)
                {
                    await signal.WaitAsync(shard, Poll, stoppingToken);
                }
            }
        }
        finally
        {
            if (!givenUp)
            {
                share.GiveBack();
            }

            if (lease is not null)
            {
                await leases.ReleaseAsync(lease, pod.Name, CancellationToken.None);
            }
        }

        if (lease is null || givenUp)
        {
            await Task.Delay(life / 3, time, stoppingToken);
        }
    }

    private async Task<bool> DrainAsync(int shard, Lease lease, CancellationToken stoppingToken)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> rows = await outbox.PeekAsync(shard, BatchSize, stoppingToken);
        if (rows.Count == 0)
        {
            return false;
        }

        await Failpoint.AtAsync("G5.before_publish");
        // Started in the outbox's order; the broker confirms them together. What is confirmed is trimmed even when a later row fails.
        Task[] published = [.. rows.Select(x => PublishAsync(x, stoppingToken))];
        await Task.WhenAll(published).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Failpoint.AtAsync("G5.after_confirm");
        int confirmed = published.TakeWhile(x => x.IsCompletedSuccessfully).Count();
        if (confirmed > 0 && !await outbox.TrimAsync(shard, lease, pod.Name, rows[0], confirmed, CancellationToken.None))
        {
            LogOvertaken(confirmed);
        }

        await Failpoint.AtAsync("G5.after_trim");
        if (confirmed < rows.Count)
        {
            await published[confirmed];
        }

        return true;
    }

    private async Task PublishAsync(ReadOnlyMemory<byte> octets, CancellationToken stoppingToken)
    {
        try
        {
            await publisher.PublishAsync(OutboxRow.FromOctets(octets.Span), stoppingToken).WaitAsync(ConfirmWithin, time, stoppingToken);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Its message's records still have what it said; waiting for it would stop every other report.
            LogDamaged(octets.Length, e.Message);
        }
    }

    [LoggerMessage(EventId = 2001, Message = "Outbox relay: {Reason} Nothing is lost; trying again every {Seconds:0.#} s")]
    private partial void LogTrouble(LogLevel level, string reason, double seconds);

    [LoggerMessage(2003, LogLevel.Error, "Outbox relay: a row of {Octets} octets is damaged and was passed over: {Reason} The records of its message are untouched")]
    private partial void LogDamaged(int octets, string reason);

    [LoggerMessage(2002, LogLevel.Information, "Outbox relay: another pod took over; {Rows} events may go out twice with the same ids.")]
    private partial void LogOvertaken(int rows);
}
