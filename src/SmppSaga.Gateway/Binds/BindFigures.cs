using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Binds;

/// <summary>
/// What one bind slot's answers and receipts tell about its SMSC: how fast it answers, how many of the parts have their receipt, and whether it takes
/// fewer unanswered submits than the window allows. It only tells; nothing is applied by itself.
/// </summary>
internal sealed class BindFigures(int window)
{
    private const int Remembered = 512;
    private const int Enough = 20;
    private const int Many = 2_000;

    // Old answers count half: an SMSC's limits change.
    private const int Aging = 20_000;
    private readonly Lock _lock = new();
    private readonly double[] _latest = new double[Remembered];
    private readonly int[] _taken = new int[window + 1];
    private readonly int[] _throttled = new int[window + 1];
    private int _answers;
    private int _counted;
    private int _unanswered;
    private long _acknowledged;
    private long _receipts;

    /// <summary>A submit_sm is about to be written.</summary>
    /// <returns>How many are unanswered with it.</returns>
    public int Written() => Interlocked.Increment(ref _unanswered);

    /// <summary>No answer came, and none is waited for any more.</summary>
    public void GivenUp() => Interlocked.Decrement(ref _unanswered);

    /// <summary>An answer came.</summary>
    /// <param name="unanswered">What <see cref="Written"/> said.</param>
    /// <param name="took">From the write to the answer.</param>
    /// <param name="status">What it means.</param>
    public void Answered(int unanswered, TimeSpan took, StatusClass status)
    {
        Interlocked.Decrement(ref _unanswered);
        lock (_lock)
        {
            _latest[_answers++ % Remembered] = took.TotalMilliseconds;
            int level = Math.Clamp(unanswered, 0, window);
            if (status == StatusClass.Ok)
            {
                _taken[level]++;
            }
            else if (status == StatusClass.Throttled)
            {
                _throttled[level]++;
            }

            if (++_counted >= Aging)
            {
                _counted = 0;
                for (int i = 0; i <= window; i++)
                {
                    (_taken[i], _throttled[i]) = (_taken[i] / 2, _throttled[i] / 2);
                }
            }
        }
    }

    /// <summary>A part was taken that asks for a receipt.</summary>
    public void Acknowledged() => Interlocked.Increment(ref _acknowledged);

    /// <summary>A final receipt came, for whichever pod's part.</summary>
    public void Receipted() => Interlocked.Increment(ref _receipts);

    /// <summary>The figures of this moment.</summary>
    public BindLearned Read()
    {
        lock (_lock)
        {
            int count = Math.Min(_answers, Remembered);
            double[] sorted = [.. _latest.Take(count).Order()];
            return new BindLearned(
                Percentile(sorted, 50), Percentile(sorted, 99),
                Interlocked.Read(ref _acknowledged), Interlocked.Read(ref _receipts), Limit());
        }
    }

    private static double? Percentile(double[] sorted, int percent) => sorted.Length == 0 ? null : sorted[(((sorted.Length * percent) + 99) / 100) - 1];

    /// <summary>
    /// The number of unanswered submits above which nearly all are throttled and up to which none is, although many were taken there: at the limit of a
    /// mere rate some of those would have been refused.
    /// </summary>
    private int? Limit()
    {
        int takenAbove = _taken.Sum(), throttledAbove = _throttled.Sum(), throttledBelow = 0;
        (int? best, int fewest) = (null, (throttledAbove / Enough) + 1);
        int taken = takenAbove;
        for (int limit = 1; limit < window; limit++)
        {
            takenAbove -= _taken[limit];
            throttledAbove -= _throttled[limit];
            throttledBelow += _throttled[limit];
            bool sure = taken - takenAbove >= Many && throttledAbove >= Enough && throttledBelow * 100 <= throttledAbove;
            if (sure && takenAbove < fewest)
            {
                (best, fewest) = (limit, takenAbove);
            }
        }

        return best;
    }
}
