using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>How long one slot waits before its next bind: short for a network that went away, longer for an SMSC that refuses, as while it still holds a dead bind.</summary>
internal sealed class BindBackoff
{
    private static readonly TimeSpan FirstNetwork = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestNetwork = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstRefused = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRefused = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestAuth = TimeSpan.FromMinutes(15);
    private bool _refused;
    private int _failures;

    /// <summary>A bind succeeded and lasted: the next trouble starts from the shortest wait.</summary>
    public void Reset() => _failures = 0;

    /// <summary>The wait after one more failure, or after a session that was over at once. ESME_RALYBND, ESME_RBINDFAIL, ESME_RSYSERR and their like: 5 s to 60 s; the network: 1 s to 30 s.</summary>
    /// <param name="refused">The SMSC answered the bind, but with another status than ESME_ROK.</param>
    public TimeSpan Next(bool refused = false)
    {
        if (refused != _refused)
        {
            // Another kind of trouble: an SMSC that comes up again and still holds our dead binds has not refused us before.
            (_refused, _failures) = (refused, 0);
        }

        return refused ? After(++_failures, FirstRefused, LongestRefused) : After(++_failures, FirstNetwork, LongestNetwork);
    }

    /// <summary>The wait of the whole fleet after credentials were refused so often, from 1.</summary>
    /// <param name="refusals">How often in a row, from 1.</param>
    /// <param name="first">The connector's auth_backoff.</param>
    public static TimeSpan AfterCredentials(int refusals, TimeSpan first) => After(refusals, first, LongestAuth);

    /// <summary>Whether the account is wrong: asking again soon may lock it.</summary>
    public static bool IsCredentials(CommandStatus status) =>
        status == CommandStatus.ESME_RINVPASWD || status == CommandStatus.ESME_RINVSYSID || status == CommandStatus.ESME_RINVSYSTYP;

    // Up to a fifth longer or shorter, so that pods do not come in step.
    private static TimeSpan After(int failures, TimeSpan first, TimeSpan longest)
    {
        double factor = Math.Pow(2, Math.Min(failures - 1, 20)) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        TimeSpan ceiling = longest > first ? longest : first;
        return first * Math.Min(factor, ceiling / first);
    }
}
