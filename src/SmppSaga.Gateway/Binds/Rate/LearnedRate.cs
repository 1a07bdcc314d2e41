namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// The rate that the SMSC takes, learned from its ESME_RTHROTTLED: after the first flood it is looked for from below, five per cent more each second; from
/// then on cut a little at each refusal, towards what was accepted when it refuses a lot, and 0.4 per cent more each second, four after 30 s without one.
/// Every pod learns its own; together they settle just below what the account allows.
/// </summary>
internal sealed class LearnedRate(TimeProvider time, Func<double> random)
{
    private const double Least = 0.5;
    private const double Cautious = 0.004;
    private const double Bold = 1.04;
    private const double Searching = 1.05;
    private const double Much = 0.2;
    private const int Few = 2;
    private const int Enough = 4;
    private const double ShortestSample = 0.1;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CautiousFor = TimeSpan.FromSeconds(30);

    // The refusals of the first seconds say that there is a limit, and hardly where: what went out before fills the SMSC's own count.
    private static readonly TimeSpan Flood = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan OneCutIn = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly RecentCount _accepted = new(time);
    private readonly RecentCount _refused = new(time);
    private double _afterCut = double.PositiveInfinity;
    private long _cut;
    private long _firstCut;
    private bool _found;
    private long _weighed;
    private long _began;
    private int _inARow;

    public LearnedRate(TimeProvider time)
        : this(time, Random.Shared.NextDouble)
    {
    }

    /// <summary>Parts per second; infinite until the SMSC refuses for the first time.</summary>
    public double Current
    {
        get
        {
            lock (_lock)
            {
                return Now();
            }
        }
    }

    /// <summary>Whether it refused within the last half minute.</summary>
    public bool RefusedLately
    {
        get
        {
            lock (_lock)
            {
                return !double.IsPositiveInfinity(_afterCut) && time.GetElapsedTime(_weighed) < CautiousFor;
            }
        }
    }

    public void Accepted()
    {
        lock (_lock)
        {
            Begin();
            _accepted.Add();
        }
    }

    public void Throttled()
    {
        lock (_lock)
        {
            Begin();
            _refused.Add();

            // The answers to what was written before a cut say nothing about the rate after it.
            bool first = double.IsPositiveInfinity(_afterCut);
            TimeSpan since = time.GetElapsedTime(_weighed);
            if (!first && since < OneCutIn)
            {
                return;
            }

            // By the growth that led here: found or not makes a difference to it.
            double now = Now();
            _weighed = time.GetTimestamp();
            _found |= !first && time.GetElapsedTime(_firstCut) > Flood;

            double accepted = _accepted.InLastSecond;
            int refused = _refused.InLastSecond;
            _inARow = since < Again ? _inARow + 1 : 0;
            if (_inARow >= Enough && refused > Few && accepted >= refused)
            {
                // Cutting does not help: whatever it refuses for, it is not the rate.
                return;
            }

            bool much = refused > Few && refused > Much * (accepted + refused);
            double from = first ? accepted / Math.Clamp(time.GetElapsedTime(_began).TotalSeconds, ShortestSample, 1) : much ? Math.Min(now, accepted) : now;
            _afterCut = Math.Max(Least, from * (0.91 + (0.04 * random())));
            _cut = time.GetTimestamp();
            _firstCut = first ? _cut : _firstCut;
        }
    }

    private void Begin() => _began = _began == 0 ? time.GetTimestamp() : _began;

    private double Now()
    {
        if (double.IsPositiveInfinity(_afterCut))
        {
            return _afterCut;
        }

        TimeSpan since = time.GetElapsedTime(_cut);
        if (!_found)
        {
            return _afterCut * Math.Pow(Searching, since.TotalSeconds);
        }

        TimeSpan cautious = since < CautiousFor ? since : CautiousFor;
        return _afterCut * (1 + (Cautious * cautious.TotalSeconds)) * Math.Pow(Bold, (since - cautious).TotalSeconds);
    }
}
