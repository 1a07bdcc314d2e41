namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// The rate that the SMSC takes, learned from its ESME_RTHROTTLED: cut a little at each, towards what was accepted when it refuses a lot; then 0.4 per cent
/// more each second, and after 20 s without a refusal five per cent. Every pod learns its own; together they settle just below what the account allows.
/// </summary>
internal sealed class LearnedRate(TimeProvider time, Func<double> random)
{
    private const double Least = 0.5;
    private const double Cautious = 0.004;
    private const double Bold = 1.05;
    private const double Much = 0.2;
    private const int Few = 2;
    private static readonly TimeSpan CautiousFor = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan OneCutIn = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly RecentCount _accepted = new(time);
    private readonly RecentCount _refused = new(time);
    private double _afterCut = double.PositiveInfinity;
    private long _cut;

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

    public void Accepted()
    {
        lock (_lock)
        {
            _accepted.Add();
        }
    }

    public void Throttled()
    {
        lock (_lock)
        {
            _refused.Add();

            // The answers to what was written before a cut say nothing about the rate after it.
            if (!double.IsPositiveInfinity(_afterCut) && time.GetElapsedTime(_cut) < OneCutIn)
            {
                return;
            }

            int accepted = _accepted.InLastSecond;
            int refused = _refused.InLastSecond;
            bool much = double.IsPositiveInfinity(_afterCut) || (refused > Few && refused > Much * (accepted + refused));
            double from = much ? Math.Min(Now(), accepted) : Now();
            _afterCut = Math.Max(Least, from * (0.93 + (0.04 * random())));
            _cut = time.GetTimestamp();
        }
    }

    private double Now()
    {
        if (double.IsPositiveInfinity(_afterCut))
        {
            return _afterCut;
        }

        TimeSpan since = time.GetElapsedTime(_cut);
        TimeSpan cautious = since < CautiousFor ? since : CautiousFor;
        return _afterCut * (1 + (Cautious * cautious.TotalSeconds)) * Math.Pow(Bold, (since - cautious).TotalSeconds);
    }
}
