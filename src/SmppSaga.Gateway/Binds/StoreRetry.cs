using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds;

/// <summary>Repeats a write until the store has it: what an SMSC told us is known here and nowhere else, and every write may be repeated.</summary>
/// <param name="isTrouble">What is worth another try.</param>
/// <param name="time">The clock of the pauses.</param>
/// <param name="logger">Where each pause is told.</param>
/// <param name="giveUp">Cancelled when the process has no more time to wait for its store: what is not recorded by then is found by its deadline.</param>
internal sealed partial class StoreRetry(Func<Exception, bool> isTrouble, TimeProvider time, ILogger<StoreRetry> logger, CancellationToken giveUp = default)
{
    private readonly ToldOnce _trouble = new();
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public async Task UntilStoredAsync(Func<Task> write, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
        for (TimeSpan pause = First; ; pause = pause * 2 > Longest ? Longest : pause * 2)
        {
            try
            {
                await write();
                _trouble.Over();
                return;
            }
            catch (Exception e) when (isTrouble(e) && e.GetBaseException() is not UnknownRecordException && !linked.IsCancellationRequested)
            {
                (LogLevel level, string reason) = _trouble.Met(e);
                LogWaiting(level, reason, pause.TotalSeconds);
            }

            await Task.Delay(pause, time, linked.Token);
        }
    }

    [LoggerMessage(EventId = 3011, Message = "Store: {Reason} The answer is kept in memory; trying again in {Seconds:0.#} s")]
    private partial void LogWaiting(LogLevel level, string reason, double seconds);
}
