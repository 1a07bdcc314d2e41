using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store;

/// <summary>
/// Settles what is due: retries and resends go back to their queue, answers and receipts that never came end their wait, whichever pod
/// left them behind. Every pod may sweep: the compare-and-set makes it harmless.
/// </summary>
internal sealed partial class Sweeper(IEventStore store, DirectRaise raise, DoubtEcho echo, LiveOptions live, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private const int Parallel = 16;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private readonly HashSet<Guid> _unreadable = [];
    private readonly ToldOnce _trouble = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = Poll;
            try
            {
                await SweepAsync(stoppingToken);
                _trouble.Over();
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                (LogLevel level, string reason) = _trouble.Met(e);
                LogTrouble(level, reason, AfterTrouble.TotalSeconds);
                pause = AfterTrouble;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One pass over what is due now.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        // What cannot be read stays at the head of the list: look past it.
        IReadOnlyList<Guid> due = await store.DueAsync(time.GetUtcNow(), BatchSize + _unreadable.Count, cancellationToken);
        Exception? trouble = null;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            due.Where(x => !_unreadable.Contains(x)).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (smsId, token) => trouble = await SettleAsync(smsId, token) ?? trouble);
        if (trouble is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(trouble);
        }
    }

    /// <summary>One message's trouble is told when all have had their turn: it must not keep the others from theirs.</summary>
    private async Task<Exception?> SettleAsync(Guid smsId, CancellationToken cancellationToken)
    {
        try
        {
            RaiseResult result = await raise.RaiseAsync(smsId, Fact, null, cancellationToken);
            if (result.Outcome == RaiseOutcome.NotFound)
            {
                // A deadline without a message (a partial restore) would come up for ever and crowd out the others.
                await store.AppendAsync(new EventWrite { Id = smsId, ExpectedVersion = 0 }, CancellationToken.None);
                LogOrphan(smsId);
            }

            if (result is { Outcome: RaiseOutcome.Recorded, Saga: { } saga })
            {
                await echo.LinkAsync(saga, Connector(saga).Timers.ReceiptTimeout + live.Current.Store.Retention);
            }

            return null;
        }
        catch (UnknownRecordException e)
        {
            lock (_unreadable)
            {
                _unreadable.Add(smsId);
            }

            LogUnreadable(smsId, e.Message);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return e;
        }
    }

    private IReadOnlyList<IMessageFact> Fact(MessageSaga saga)
    {
        DateTimeOffset now = time.GetUtcNow();
        ConnectorOptions connector = Connector(saga);
        return [new DeadlineReached(saga.CorrelationId, now, UnknownOutcomePolicy.Named(connector.OnUnknownOutcome.ToString()), now + connector.Timers.ResendAfter)];
    }

    private ConnectorOptions Connector(MessageSaga saga) =>
        live.Current.Connectors.GetValueOrDefault(saga.Connector) ?? new ConnectorOptions { Timers = live.Current.Timers };

    [LoggerMessage(EventId = 2011, Message = "Sweeper: {Reason} Trying again every {Seconds:0.#} s")]
    private partial void LogTrouble(LogLevel level, string reason, double seconds);

    [LoggerMessage(2013, LogLevel.Error, "Message {SmsId} had a deadline but no records: the deadline was removed. Storage loss?")]
    private partial void LogOrphan(Guid smsId);

    [LoggerMessage(2012, LogLevel.Error, "Message {SmsId} is left alone: {Reason}")]
    private partial void LogUnreadable(Guid smsId, string reason);
}
