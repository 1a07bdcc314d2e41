namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>How often something happened in the last second, to a tenth of it. Not safe for several threads.</summary>
internal sealed class RecentCount(TimeProvider time)
{
    private const int Tenths = 10;
    private readonly int[] _counts = new int[Tenths];
    private long _latest;

    public int InLastSecond
    {
        get
        {
            Move();
            return _counts.Sum();
        }
    }

    public void Add()
    {
        Move();
        _counts[_latest % Tenths]++;
    }

    private void Move()
    {
        long now = time.GetTimestamp() / (time.TimestampFrequency / Tenths);
        for (long tenth = Math.Max(_latest + 1, now - Tenths + 1); tenth <= now; tenth++)
        {
            _counts[tenth % Tenths] = 0;
        }

        _latest = Math.Max(_latest, now);
    }
}
