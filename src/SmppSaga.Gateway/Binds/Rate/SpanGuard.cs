namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// At most so many turns in any one span, whatever held them up before: asked last, right before the write, it keeps a pause of the store or of the
/// process from sending in one burst what was paced evenly. A turn counts from when it is given, not from when it was due: timers ring late on a busy machine.
/// </summary>
internal sealed class SpanGuard : TurnQueue
{
    // Between the turn and the SMSC a part may be held up a little longer than the next one.
    private const double Margin = 1.05;
    private readonly Func<RateShare> _share;
    private readonly bool _holds;

    // The latest turns, oldest first; with those that are held, as many as the share has parts.
    private readonly PriorityQueue<long, long> _given = new();
    private int _held;
    private int _lost;

    /// <summary>
    /// Begins as if the share had just been used up, and so does every part that the share grows by: whoever had it before may have used it. And as if evenly from now on:
    /// what was all used at once would be free at once, one span later, and so on in bursts that a moment's delay on the way pushes over the limit.
    /// </summary>
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
            Used(Time.GetTimestamp());
            return true;
        }
    }

    protected override TimeSpan Wait()
    {
        TimeSpan span = Fit().Span * Margin;
        return _given.TryPeek(out long oldest, out _) ? span - Time.GetElapsedTime(oldest) : TimeSpan.MaxValue;
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
            Used(Time.GetTimestamp());
        }
    }

    private void Used(long at) => _given.Enqueue(at, at);

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
        long now = Time.GetTimestamp();
        for (int grown = 0; _given.Count + _held < share.Parts; grown++)
        {
            Used(now + (long)(share.Span.TotalSeconds * Margin * Time.TimestampFrequency * grown / share.Parts));
        }

        return share;
    }
}
