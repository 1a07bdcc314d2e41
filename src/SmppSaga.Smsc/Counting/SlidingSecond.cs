namespace SmppSaga.Smsc;

/// <summary>Counts what happened within the last second. Not safe for several threads.</summary>
internal sealed class SlidingSecond(TimeProvider time)
{
    private readonly Queue<long> _stamps = [];

    /// <summary>How many there are now.</summary>
    public int Count
    {
        get
        {
            long oldest = time.GetTimestamp() - time.TimestampFrequency;
            while (_stamps.TryPeek(out long stamp) && stamp <= oldest)
            {
                _stamps.Dequeue();
            }

            return _stamps.Count;
        }
    }

    /// <summary>One more.</summary>
    public void Add() => _stamps.Enqueue(time.GetTimestamp());
}
