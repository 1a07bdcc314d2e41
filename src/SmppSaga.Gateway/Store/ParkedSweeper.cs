using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store;

/// <summary>
/// Settles the receipts that waited long enough: one whose answer was linked by a pod that died before it used it goes to its message, one
/// that nobody wants is told as unmatched. Every pod may sweep: a message absorbs repeats, and what changed meanwhile is left for the next time.
/// </summary>
internal sealed partial class ParkedSweeper(ICorrelationIndex index, ReceiptRaise raise, DoubtEcho echo, GatewayOptions options, TimeProvider time, ILogger<ParkedSweeper> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly ToldOnce _trouble = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
                _trouble.Over();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                (LogLevel level, string reason) = _trouble.Met(e);
                LogTrouble(level, reason, Poll.TotalSeconds);
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One pass over what is due now. The trouble of one key is told when all have had their turn.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        Exception? trouble = null;
        foreach (string key in await index.DueParkedAsync(time.GetUtcNow(), BatchSize, cancellationToken))
        {
            try
            {
                await SettleAsync(key, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                trouble = e;
            }
        }

        if (trouble is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(trouble);
        }
    }

    private async Task SettleAsync(string key, CancellationToken cancellationToken)
    {
        ParkedPayloads parked = await index.ReadParkedAsync(key, cancellationToken);
        List<ReadOnlyMemory<byte>> unmatched = [];
        List<ReadOnlyMemory<byte>> rows = [];
        if (UserMessageReference.IsKey(key))
        {
            // Copies: whatever comes of them, the receipts themselves wait under their ids.
            await echo.SettleAsync(parked, LifeOf, cancellationToken);
            await index.SettleParkedAsync(key, parked, [], [], options.Store.Retention, cancellationToken);
            return;
        }

        foreach (ReadOnlyMemory<byte> payload in parked.Payloads)
        {
            ParkedReceipt receipt = ParkedReceipt.FromOctets(payload);
            if (!await raise.TryRaiseAsync(parked.Values, receipt))
            {
                unmatched.Add(payload);
                if (options.Bus.Publish.Contains(nameof(UnmatchedReceiptReceived)))
                {
                    rows.Add(OutboxRow.Event(receipt.ToUnmatched()).ToOctets());
                }
            }
        }

        bool settled = await index.SettleParkedAsync(key, parked, unmatched, rows, options.Store.Retention, cancellationToken);
        if (settled && unmatched.Count > 0)
        {
            LogUnmatched(ParkedReceipt.FromOctets(unmatched[^1]).Connector, unmatched.Count);
        }
    }

    private TimeSpan LifeOf(string connector) => (options.Connectors.GetValueOrDefault(connector)?.Timers ?? options.Timers).ReceiptTimeout + options.Store.Retention;

    [LoggerMessage(EventId = 2021, Message = "Parked receipts: {Reason} Trying again every {Seconds:0.#} s")]
    private partial void LogTrouble(LogLevel level, string reason, double seconds);

    [LoggerMessage(2022, LogLevel.Warning, "Connector {Connector}: {Count} receipts belong to no message and were told as UnmatchedReceiptReceived. A wrong message_id_format?")]
    private partial void LogUnmatched(string connector, int count);
}
