namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// At most so many turns in any one span, whatever held them up before: asked last, right before the write, it keeps a pause of the store or of the
/// process from sending in one burst what was paced evenly. A turn is held from when it is given until its part is written, and counts from then: timers ring
/// late on a busy machine, and a cold one stands still anywhere.
/// </summary>
internal sealed class SpanGuard : TurnQueue
{
    // On the way to the SMSC a part may be held up a little longer than the next one.
    private const double Margin = 1.05;
    private readonly Func<RateShare> _share;

    // When each turn that is not held was used last, oldest first; together with those that are held, as many as the share has parts.
    private readonly PriorityQueue<long, long> _used = new();
    private int _held;
    private int _lost;

    /// <summary>
    /// Begins as if the share had just been used up, and so does every part that the share grows by: whoever had it before may have used it. And as if evenly from now on:
    /// what was all used at once would be free at once, one span later, and so on in bursts that a moment's delay on the way pushes over the limit.
    /// </summary>
    /// <param name="share">The share at the moment.</param>
    /// <param name="time">The clock.</param>
    public SpanGuard(Func<RateShare> share, TimeProvider time)
        : base(time)
    {
        _share = share;
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

    /// <summary>Whether a held turn may be used now. When it may not, since the share is smaller now or was in between, it is held no longer.</summary>
    public bool Stands()
    {
        lock (Lock)
        {
            Fit();
            if (_lost == 0)
            {
                return true;
            }

            _lost--;
            return false;
        }
    }

    /// <summary>A held turn has been used, or is not needed any more. To be called once for each that stands.</summary>
    public void Used()
    {
        lock (Lock)
        {
            if (_held > 0)
            {
                _held--;
                UsedAt(Time.GetTimestamp());
                return;
            }

            // Lost while it was used: a turn that is dealt anew meanwhile makes up for it.
            _lost--;
            if (_used.TryDequeue(out _, out _))
            {
                UsedAt(Time.GetTimestamp());
            }
        }
    }

    protected override TimeSpan Wait()
    {
        TimeSpan span = Fit().Span * Margin;
        return _used.TryPeek(out long oldest, out _) ? span - Time.GetElapsedTime(oldest) : TimeSpan.MaxValue;
    }

    protected override void Take()
    {
        _used.Dequeue();
        _held++;
    }

    private void UsedAt(long at) => _used.Enqueue(at, at);

    private RateShare Fit()
    {
        RateShare share = _share();
        if (_used.Count + _held > share.Parts)
        {
            Shrink(share.Parts);
        }

        long now = Time.GetTimestamp();
        for (int grown = 0; _used.Count + _held < share.Parts; grown++)
        {
            UsedAt(now + (long)(share.Span.TotalSeconds * Margin * Time.TimestampFrequency * grown / share.Parts));
        }

        return share;
    }

    /// <summary>Leaves the turns that are free first: whoever gets the others counts each of them as used now, so none of them has to be the oldest.</summary>
    private void Shrink(int parts)
    {
        int lost = Math.Max(0, _held - parts);
        _held -= lost;
        _lost += lost;
        long[] stay = [.. Enumerable.Range(0, Math.Min(_used.Count, parts - _held)).Select(_ => _used.Dequeue())];
        _used.Clear();
        foreach (long at in stay)
        {
            UsedAt(at);
        }
    }
}
