namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// At most so many turns in any one span, whatever held them up before: asked last, right before the write, it keeps a pause of the store or of the
/// process from sending in one burst what was paced evenly. A turn counts from when it is given, not from when it was due: timers ring late on a busy machine.
/// </summary>
internal sealed class SpanGuard : TurnQueue
{
    private readonly TimeSpan _span;
    private readonly long[] _given;
    private int _next;

    /// <summary>Begins as if the share had just been used up: whoever held the slot before may have.</summary>
    public SpanGuard(RateShare share, TimeProvider time)
        : base(time)
    {
        // Between the turn and the SMSC a part may be held up a little longer than the next one.
        _span = share.Span * 1.02;
        _given = new long[share.Parts];
        Array.Fill(_given, time.GetTimestamp());
    }

    protected override TimeSpan Wait() => _span - Time.GetElapsedTime(_given[_next]);

    protected override void Take()
    {
        _given[_next] = Time.GetTimestamp();
        _next = (_next + 1) % _given.Length;
    }
}
