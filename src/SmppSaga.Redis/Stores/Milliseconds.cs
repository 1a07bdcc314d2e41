namespace SmppSaga.Redis;

/// <summary>Redis counts in milliseconds.</summary>
internal static class Milliseconds
{
    /// <summary>Unix milliseconds, rounded up: a deadline is never due early.</summary>
    public static long AtOrAfter(DateTimeOffset moment) =>
        (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;

    /// <summary>A time to live in milliseconds, rounded up, so that it is never 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or negative: Redis would delete the key.</exception>
    public static long Of(TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        return (long)Math.Ceiling(timeToLive.TotalMilliseconds);
    }
}
