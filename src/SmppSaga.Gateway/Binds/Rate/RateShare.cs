namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>The part of a fleet-wide rate that belongs to one bind slot. It comes with the slot's lease, so the shares of all pods never add up to more than the whole.</summary>
/// <param name="Parts">Parts in any span of <paramref name="Span"/>.</param>
/// <param name="Span">One second, or longer where a slot's share is less than one part a second.</param>
internal readonly record struct RateShare(int Parts, TimeSpan Span)
{
    // Network and timers may press what left evenly a little together before it reaches the SMSC.
    private const double Slack = 1.07;

    /// <summary>Parts per second, paced evenly.</summary>
    public double PerSecond => Parts / (Span.TotalSeconds * Slack);

    /// <summary>Null when <paramref name="rate"/> is 0: no limit.</summary>
    /// <param name="rate">Parts per second over the whole fleet.</param>
    /// <param name="slots">Bind slots of the connector.</param>
    /// <param name="slot">From 0; the first slots carry what does not divide.</param>
    public static RateShare? Of(int rate, int slots, int slot)
    {
        if (rate == 0)
        {
            return null;
        }

        int whole = (rate / slots) + (slot < rate % slots ? 1 : 0);

        // Fewer parts a second than slots: each slot takes its turn more rarely.
        return rate < slots ? new RateShare(1, TimeSpan.FromSeconds((double)slots / rate)) : new RateShare(whole, TimeSpan.FromSeconds(1));
    }
}
