namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>The part of a fleet-wide rate that belongs to one bind.</summary>
/// <param name="Parts">Parts in any span of <paramref name="Span"/>; 0 when nothing may go.</param>
/// <param name="Span">One second, or longer where a share is less than one part a second.</param>
internal readonly record struct RateShare(int Parts, TimeSpan Span)
{
    // Network and timers may press what left evenly a little together before it reaches the SMSC.
    private const double Slack = 1.07;

    /// <summary>Parts per second, paced evenly.</summary>
    public double PerSecond => Parts / (Span.TotalSeconds * Slack);

    /// <summary>What comes of so many pieces.</summary>
    /// <param name="pieces">From 0.</param>
    /// <param name="perPart">How many pieces are one part per second, from 1.</param>
    public static RateShare Of(int pieces, int perPart) => pieces switch
    {
        0 => new RateShare(0, TimeSpan.FromSeconds(1)),
        _ when pieces < perPart => new RateShare(1, TimeSpan.FromSeconds((double)perPart / pieces)),
        _ => new RateShare(pieces / perPart, TimeSpan.FromSeconds(1)),
    };
}
