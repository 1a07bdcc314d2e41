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
    private readonly long[] _written;
    private int _next;

    /// <summary>Begins as if the share had just been used up: whoever held the slot before may have.</summary>
    public SpanGuard(RateShare share, TimeProvider time)
    {
        _time = time;
        _span = (long)(share.Span.TotalSeconds * 1.02 * time.TimestampFrequency);
        _written = new long[share.Parts];
        Array.Fill(_written, time.GetTimestamp());
    }

    /// <summary>Completes when one more part may be written.</summary>
    public async ValueTask RoomAsync(CancellationToken cancellationToken)
    {
        long due;
        lock (_lock)
        {
            due = Math.Max(_time.GetTimestamp(), _written[_next] + _span);
            _written[_next] = due;
            _next = (_next + 1) % _written.Length;
        }

        while (_time.GetElapsedTime(_time.GetTimestamp(), due) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _time, cancellationToken);
        }
    }
}
