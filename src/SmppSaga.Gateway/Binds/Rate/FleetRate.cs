using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// One bind's share of a rate that the whole fleet has together. The store deals it anew all the time, so binds that come, go or die change everybody's share
/// within seconds; a share that is not renewed in time counts as lost, on this process's monotonic clock, before the store deals it to others.
/// </summary>
/// <param name="name">What the rate is of.</param>
/// <param name="rate">Parts per second over the whole fleet, at least 1.</param>
/// <param name="leases">The store's leases.</param>
/// <param name="owner">This bind, under its epoch.</param>
/// <param name="time">The monotonic clock.</param>
/// <param name="logger">Where trouble is told.</param>
internal sealed partial class FleetRate(string name, int rate, ILeases leases, string owner, TimeProvider time, ILogger logger)
{
    /// <summary>Pieces in one part per second: as many as a connector may have binds, whatever each pod's file says, so that with fewer parts each has a turn now and then.</summary>
    public const int PerPart = 100;

    /// <summary>How long a share holds. What a dead bind leaves idle is its share for this long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Sure = Life * 5 / 6;

    // For longer than another bind may still be sure of its share after the store lost it, though this one could not ask in time.
    private static readonly TimeSpan Claimed = Life * 5 / 4;
    private static readonly TimeSpan Between = Life / 4;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private readonly ToldOnce _trouble = new();
    private Holding _holding = new(0, time.GetTimestamp());

    /// <summary>What may be sent now; nothing when the store has not dealt, or not lately.</summary>
    public RateShare Share => RateShare.Of(Usable, PerPart);

    private int Usable => HeldFor(Sure);

    /// <summary>Keeps the share until cancelled, and gives it back.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            // A share counts from its ask, and so does the next one: a slow answer must not make it lapse in between.
            long asked = time.GetTimestamp();
            TimeSpan pause = await AskAsync(asked, cancellationToken) - time.GetElapsedTime(asked);
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _holding = new Holding(0, time.GetTimestamp());
        try
        {
            using CancellationTokenSource limit = new(Life, time);
            await leases.ReturnAsync(name, owner, limit.Token);
        }
        catch (Exception e)
        {
            // It lapses within the time that this was tried for.
            (LogLevel level, string reason) = _trouble.Met(e);
            LogTrouble(level, name, reason);
        }
    }

    private int HeldFor(TimeSpan span) => Volatile.Read(ref _holding) is var holding && time.GetElapsedTime(holding.Asked) < span ? holding.Pieces : 0;

    /// <returns>How long after this time the next one is due.</returns>
    private async Task<TimeSpan> AskAsync(long asked, CancellationToken cancellationToken)
    {
        try
        {
            int held = HeldFor(Claimed);
            Dealt dealt = await leases.DealAsync(name, owner, rate * PerPart, PerPart, held, Life, cancellationToken).AsTask().WaitAsync(Life, time, cancellationToken);
            Volatile.Write(ref _holding, new Holding(dealt.Pieces, asked));
            _trouble.Over();

            // The others wait to hear that this one uses less.
            return dealt.Pieces < held ? TimeSpan.Zero : dealt.Pieces < dealt.Due ? Soon : Between;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception e)
        {
            (LogLevel level, string reason) = _trouble.Met(e);
            LogTrouble(level, name, reason);
            return Between;
        }
    }

    [LoggerMessage(EventId = 3079, Message = "The share of {Rate}: {Reason}")]
    private partial void LogTrouble(LogLevel level, string rate, string reason);

    private sealed record Holding(int Pieces, long Asked);
}
