namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// At most so many turns in any one span, whatever held them up before: asked last, right before the write, it keeps a pause of the store or of the
/// process from sending in one burst what was paced evenly. A turn counts from when it is given, not from when it was due: timers ring late on a busy machine.
/// </summary>
internal sealed class SpanGuard : TurnQueue
{
    private readonly Func<RateShare> _share;
    private readonly bool _holds;

    // The latest turns, oldest first; with those that are held, as many as the share has parts.
    private readonly Queue<long> _given = new();
    private int _held;
    private int _lost;

    /// <summary>Begins as if the share had just been used up, and so does every part that the share grows by: whoever had it before may have used it.</summary>
    /// <param name="share">The share at the moment.</param>
    /// <param name="time">The clock.</param>
    /// <param name="holds">Whether something else is waited for after a turn: it is held until <see cref="Use"/> and counts from then, so that none ages unused.</param>
    public SpanGuard(Func<RateShare> share, TimeProvider time, bool holds = false)
        : base(time)
    {
        _share = share;
        _holds = holds;
        Fit();
    }

    /// <summary>Takes note of the share. To be called several times a second: while the share is gone nobody may be waiting who would see that, and what is back later is to count as grown.</summary>
    public void Look()
    {
        lock (Lock)
        {
            Fit();
        }
    }

    /// <summary>A held turn is used now, or not needed any more. To be called once for each.</summary>
    /// <returns>False when it was lost meanwhile, since the share is smaller now or was in between.</returns>
    public bool Use()
    {
        lock (Lock)
        {
            Fit();
            if (_lost > 0)
            {
                _lost--;
                return false;
            }

            _held--;
            _given.Enqueue(Time.GetTimestamp());
            return true;
        }
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
        if (_holds)
        {
            _held++;
        }
        else
        {
            _given.Enqueue(Time.GetTimestamp());
        }
    }

    private RateShare Fit()
    {
        RateShare share = _share();
        while (_given.Count > 0 && _given.Count + _held > share.Parts)
        {
            _given.Dequeue();
        }

        int lost = Math.Max(0, _held - share.Parts);
        _held -= lost;
        _lost += lost;
        while (_given.Count + _held < share.Parts)
        {
            _given.Enqueue(Time.GetTimestamp());
        }

        return share;
    }
}
