using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds;

/// <summary>Keeps one lease renewed, on this process's monotonic clock, and gives it up before it can lapse.</summary>
/// <param name="leases">The store's leases.</param>
/// <param name="lease">The lease as taken.</param>
/// <param name="owner">Who took it.</param>
/// <param name="life">Its life without renewal.</param>
/// <param name="time">The monotonic clock.</param>
/// <param name="logger">Where its end is told.</param>
/// <param name="asked">Timestamp of the moment before it was asked for; now, when left out.</param>
internal sealed partial class LeaseKeeper(ILeases leases, Lease lease, string owner, TimeSpan life, TimeProvider time, ILogger logger, long? asked = null)
{
    private long _renewed = asked ?? time.GetTimestamp();

    /// <summary>Whether the lease cannot have lapsed yet, by the time since its last renewal: cheap enough to ask before every write, as after the process stood still.</summary>
    public bool Sure => Failpoint.Stands("G6.keep_lease") || time.GetElapsedTime(Volatile.Read(ref _renewed)) < SureFor;

    private TimeSpan SureFor => life * 5 / 6;

    /// <summary>Renews every third of the lease's life; returns when it is lost or two thirds passed without success.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(life / 3, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await Failpoint.AtAsync("G6.keep_lease");
            try
            {
                long now = time.GetTimestamp();
                TimeSpan left = SureFor - time.GetElapsedTime(_renewed, now);
                TimeSpan limit = left < TimeSpan.Zero || left > life / 3 ? life / 3 : left;
                if (!await leases.RenewAsync(lease, owner, life, cancellationToken).AsTask().WaitAsync(limit, time, cancellationToken))
                {
                    LogLost(lease.Name, lease.Epoch);
                    return;
                }

                Volatile.Write(ref _renewed, now);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                (LogLevel level, string reason) = ToldOnce.Alone(e);
                LogTrouble(level, lease.Name, reason);
            }

            // Timers may ring a little early: what is nearly two thirds must not become all of it.
            if (time.GetElapsedTime(_renewed) >= life * 0.6)
            {
                LogDemoted(lease.Name, lease.Epoch);
                return;
            }
        }
    }

    [LoggerMessage(3051, LogLevel.Warning, "Lease {Lease}, epoch {Epoch}: no longer ours, as after a storage loss, or when another pod took it")]
    private partial void LogLost(string lease, long epoch);

    [LoggerMessage(EventId = 3052, Message = "Lease {Lease}: {Reason}")]
    private partial void LogTrouble(LogLevel level, string lease, string reason);

    [LoggerMessage(3053, LogLevel.Warning, "Lease {Lease}, epoch {Epoch}: given up before it could lapse, since the store did not renew it")]
    private partial void LogDemoted(string lease, long epoch);
}
