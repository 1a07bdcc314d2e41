namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// At most so many turns in any one span, whatever held them up before: asked last, right before the write, it keeps a pause of the store or of the
/// process from sending in one burst what was paced evenly. A turn counts from when it is given, not from when it was due: timers ring late on a busy machine.
/// </summary>
internal sealed class SpanGuard : TurnQueue
{
    private readonly Func<RateShare> _share;

    // The latest turns, oldest first, as many as the share has parts.
    private readonly Queue<long> _given = new();

    /// <summary>Begins as if the share had just been used up, and so does every part that the share grows by: whoever had it before may have used it.</summary>
    public SpanGuard(Func<RateShare> share, TimeProvider time)
        : base(time)
    {
        _share = share;
        Fit();
    }

    protected override TimeSpan Wait()
    {
        // Between the turn and the SMSC a part may be held up a little longer than the next one.
        TimeSpan span = Fit().Span * 1.05;
        return _given.TryPeek(out long oldest) ? span - Time.GetElapsedTime(oldest) : TimeSpan.MaxValue;
    }

    protected override void Take()
    {
        _given.Dequeue();
        _given.Enqueue(Time.GetTimestamp());
    }

    private RateShare Fit()
    {
        RateShare share = _share();
        while (_given.Count > share.Parts)
        {
            _given.Dequeue();
        }

        while (_given.Count < share.Parts)
        {
            _given.Enqueue(Time.GetTimestamp());
        }

        return share;
    }
}
