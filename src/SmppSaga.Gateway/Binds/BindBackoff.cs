using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>How long to wait before the next bind: short for a network that went away, long and doubling for credentials that were refused.</summary>
internal sealed class BindBackoff(TimeSpan authBackoff)
{
    private static readonly TimeSpan FirstNetwork = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRefused = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestAuth = TimeSpan.FromMinutes(15);
    private int _failures;

    /// <summary>A bind succeeded and lasted: the next trouble starts from the shortest wait.</summary>
    public void Reset() => _failures = 0;

    /// <summary>The wait after one more failure, or after a session that was over at once, up to a fifth longer or shorter so that pods do not come in step.</summary>
    public TimeSpan Next(Exception? failure = null)
    {
        (TimeSpan first, TimeSpan longest) = failure switch
        {
            SmppBindException e when IsCredentials(e.CommandStatus) => (authBackoff, LongestAuth),
            SmppBindException => (FirstRefused, Longest),
            _ => (FirstNetwork, Longest / 2),
        };
        double factor = Math.Pow(2, Math.Min(_failures++, 20)) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        TimeSpan wait = first * Math.Min(factor, longest / first);
        return wait < first * 0.8 ? first : wait;
    }

    private static bool IsCredentials(CommandStatus status) =>
        status == CommandStatus.ESME_RINVPASWD || status == CommandStatus.ESME_RINVSYSID || status == CommandStatus.ESME_RINVSYSTYP;
}
