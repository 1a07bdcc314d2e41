namespace SmppSaga.Smsc;

/// <summary>A rule with its counts.</summary>
internal sealed class RuleState(SmscRule rule, int index, int seed, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private long _occasions;
    private long _strikes;

    public SmscFault Fault => rule.Fault;

    /// <summary>Whether the time of the rule is now.</summary>
    public bool InForce
    {
        get
        {
            TimeSpan now = time.GetElapsedTime(_start);
            return now >= rule.From && (rule.Until is not { } until || now < until);
        }
    }

    /// <summary>Counts an occasion that fits.</summary>
    /// <returns>Whether it is one of those at which the fault should strike.</returns>
    public bool Counts(string systemId, string destination) => InForce && CountsAtAnyTime(systemId, destination);

    /// <summary>As <see cref="Counts"/>, for what begins before the rule's time and waits for it.</summary>
    public bool CountsAtAnyTime(string systemId, string destination)
    {
        bool fits = destination.StartsWith(rule.To, StringComparison.Ordinal)
            && (rule.SystemId.Length == 0 || rule.SystemId == systemId);
        if (!fits)
        {
            return false;
        }

        lock (_gate)
        {
            _occasions++;
            return _occasions % rule.Every == 0 && (rule.Nth == 0 || rule.Nth == _occasions) && IsDrawn(_occasions);
        }
    }

    /// <returns>False when it struck as often as it may.</returns>
    public bool TryStrike()
    {
        lock (_gate)
        {
            if (rule.Times > 0 && _strikes >= rule.Times)
            {
                return false;
            }

            _strikes++;
            return true;
        }
    }

    // The draw depends on the count alone, not on the order of threads: the same seed gives the same occasions.
    private bool IsDrawn(long occasion)
    {
        const double Range = 1UL << 53;
        return rule.Probability >= 1 || (SplitMix(SplitMix(((ulong)(uint)seed << 32) | (uint)index) ^ (ulong)occasion) >> 11) / Range < rule.Probability;
    }

    private static ulong SplitMix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
