namespace SmppSaga.Gateway.Configuration;

/// <summary>One route: its conditions, all of which must hold, and the connectors that take what matches. A condition left out holds for every message.</summary>
public sealed record RouteOptions
{
    /// <summary>What explanations call it; empty means its place in the list.</summary>
    public string Name { get; init; } = "";

    /// <summary>Operators, one of which must match exactly.</summary>
    public IReadOnlyList<string> Operator { get; init; } = [];

    /// <summary>Digits, with which the number as looked up must start.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];

    /// <summary>Senders as the message asks for them; a trailing * stands for any rest.</summary>
    public IReadOnlyList<string> Sender { get; init; } = [];

    /// <summary>Tags that the message must carry with exactly these values.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Times of day in the time zone of <see cref="RoutingOptions.TimeZone"/>, at which the message is to be sent.</summary>
    public IReadOnlyList<TimeWindow> Time { get; init; } = [];

    /// <summary>Days of the week, mon to sun; a window past midnight belongs to the day on which it began.</summary>
    public IReadOnlySet<string> Days { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>At least one connector, in fail-over order.</summary>
    public IReadOnlyList<string> Connectors { get; init; } = [];

    /// <summary>The connectors' shares, in the same order; empty: the first one takes everything while it is usable.</summary>
    public IReadOnlyList<int> Weights { get; init; } = [];

    /// <summary>Over <see cref="RoutingOptions.SenderPolicy"/>; null leaves it.</summary>
    public SenderPolicy? SenderPolicy { get; init; }

    /// <summary>The senders that a message of this route may choose itself, with * as in <see cref="Sender"/>; empty allows all.</summary>
    public IReadOnlyList<string> AllowedSenders { get; init; } = [];

    /// <summary>When the whole message is tried over the next connector: instead of ending Rejected, Failed or Expired, or instead of trying again after an answer of the class throttled, queue_full or temporary.</summary>
    public IReadOnlySet<string> RerouteOn { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>A time of day from one minute up to, not including, another; past midnight when it ends before it begins.</summary>
/// <param name="From">Minutes since midnight, 0 to 1,439.</param>
/// <param name="To">Minutes since midnight, 1 to 1,440.</param>
public sealed record TimeWindow(int From, int To)
{
    public bool PastMidnight => To < From;

    /// <summary>As written in the file: 08:00-17:30.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{From / 60:00}:{From % 60:00}-{To / 60:00}:{To % 60:00}");
}
