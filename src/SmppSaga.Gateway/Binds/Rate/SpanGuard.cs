namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// Lets at most so many parts go in any one span, whatever held them up before: asked last, right before the write, it keeps a pause of the store or of the
/// process from sending in one burst what was paced evenly.
/// </summary>
internal sealed class SpanGuard
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _span;
    private readonly Part[] _parts;
    private int _next;

    /// <summary>Begins as if the share had just been used up: whoever held the slot before may have.</summary>
    public SpanGuard(RateShare share, TimeProvider time)
    {
        _time = time;
        _span = (long)(share.Span.TotalSeconds * 1.02 * time.TimestampFrequency);
        long now = time.GetTimestamp();
        _parts = [.. Enumerable.Range(0, share.Parts).Select(_ => new Part { Gone = now })];
    }

    /// <summary>Completes when one more part may be written.</summary>
    public async ValueTask RoomAsync(CancellationToken cancellationToken)
    {
        Part mine = new(), before;
        lock (_lock)
        {
            before = _parts[_next];
            mine.Gone = Math.Max(_time.GetTimestamp(), before.Gone + _span);
            _parts[_next] = mine;
            _next = (_next + 1) % _parts.Length;
        }

        while (_time.GetElapsedTime(_time.GetTimestamp(), before.Gone + _span) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _time, cancellationToken);
        }

        // A timer rings late on a busy machine: the next one counts from when this one went, not from when it was due.
        mine.Gone = Math.Max(mine.Gone, _time.GetTimestamp());
    }

    /// <summary>One part's place.</summary>
    private sealed class Part
    {
        private long _gone;

        /// <summary>When it went, or will at the earliest.</summary>
        public long Gone
        {
            get => Volatile.Read(ref _gone);
            set => Volatile.Write(ref _gone, value);
        }
    }
}
