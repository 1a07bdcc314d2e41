using Microsoft.Extensions.Logging;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds;

/// <summary>Repeats a write until the store has it: what an SMSC told us is known here and nowhere else, and every write may be repeated.</summary>
internal sealed partial class StoreRetry(Func<Exception, bool> isTrouble, TimeProvider time, ILogger<StoreRetry> logger)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public async Task UntilStoredAsync(Func<Task> write, CancellationToken cancellationToken = default)
    {
        for (TimeSpan pause = First; ; pause = pause * 2 > Longest ? Longest : pause * 2)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception e) when (isTrouble(e) && e.GetBaseException() is not UnknownRecordException && !cancellationToken.IsCancellationRequested)
            {
                LogWaiting(e.GetBaseException().Message, pause.TotalSeconds);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    [LoggerMessage(3011, LogLevel.Warning, "Store: {Reason} The answer is kept in memory; trying again in {Seconds} s.")]
    private partial void LogWaiting(string reason, double seconds);
}
