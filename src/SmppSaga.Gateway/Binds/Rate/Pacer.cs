namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>Turns at an even pace. A pause is not caught up on.</summary>
internal sealed class Pacer : TurnQueue
{
    // A timer that rings a little late must not lower the rate.
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(20);
    private readonly Func<double> _perSecond;
    private long _last;

    /// <param name="perSecond">The rate of the moment; infinite is no limit, at 0 nobody gets a turn.</param>
    /// <param name="time">The clock.</param>
    public Pacer(Func<double> perSecond, TimeProvider time)
        : base(time)
    {
        _perSecond = perSecond;
        _last = time.GetTimestamp();
    }

    protected override TimeSpan Wait() => _perSecond() switch
    {
        double.PositiveInfinity => TimeSpan.Zero,
        0 => TimeSpan.MaxValue,
        double rate => TimeSpan.FromSeconds(1 / rate) - Time.GetElapsedTime(_last),
    };

    protected override void Take() =>
        _last = Time.GetTimestamp() - (long)(Math.Min(Math.Max(0, -Wait().TotalSeconds), CatchUp.TotalSeconds) * Time.TimestampFrequency);
}
