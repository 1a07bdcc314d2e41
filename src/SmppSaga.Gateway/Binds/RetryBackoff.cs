namespace SmppSaga.Gateway.Binds;

/// <summary>
/// How long a message that the SMSC did not take waits for its next attempt: doubling from a first wait to 15 minutes, a fifth longer or
/// shorter, so that the records of one message last through a day of refusals and messages do not come back in step.
/// </summary>
internal static class RetryBackoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <param name="attempt">How often the part was written, from 1.</param>
    /// <param name="first">The wait after the first attempt.</param>
    public static TimeSpan After(int attempt, TimeSpan first)
    {
        double doubled = Math.Pow(2, Math.Clamp(attempt - 1, 0, 20));
        TimeSpan wait = first * Math.Min(doubled, Longest / first);
        return wait * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }
}
