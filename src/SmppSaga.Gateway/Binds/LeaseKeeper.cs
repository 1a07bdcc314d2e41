using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds;

/// <summary>Keeps one lease renewed, on this process's monotonic clock, and gives it up before it can lapse.</summary>
internal sealed partial class LeaseKeeper(ILeases leases, Lease lease, string owner, TimeSpan life, TimeProvider time, ILogger logger)
{
    /// <summary>Renews every third of the lease's life; returns when it is lost or two thirds passed without success.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        long renewed = time.GetTimestamp();
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
                long asked = time.GetTimestamp();
                using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                if (!await leases.RenewAsync(lease, owner, life, limit.Token).AsTask().WaitAsync(life / 3, time, cancellationToken))
                {
                    LogLost(lease.Name, lease.Epoch);
                    return;
                }

                renewed = asked;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogTrouble(lease.Name, e.GetBaseException().Message);
            }

            if (time.GetElapsedTime(renewed) >= life * 2 / 3)
            {
                LogDemoted(lease.Name, lease.Epoch);
                return;
            }
        }
    }

    [LoggerMessage(3051, LogLevel.Warning, "Lease {Lease}, epoch {Epoch}: another pod holds it now")]
    private partial void LogLost(string lease, long epoch);

    [LoggerMessage(3052, LogLevel.Warning, "Lease {Lease}: {Reason}")]
    private partial void LogTrouble(string lease, string reason);

    [LoggerMessage(3053, LogLevel.Warning, "Lease {Lease}, epoch {Epoch}: given up before it could lapse, since the store did not renew it")]
    private partial void LogDemoted(string lease, long epoch);
}
