namespace SmppSaga.Smsc;

/// <summary>Something whose time comes.</summary>
internal interface IScheduled
{
    /// <summary>The time has come. Must not block.</summary>
    void FallDue();
}

/// <summary>One timer for everything that waits, so that a million receipts cost a queue and no timers.</summary>
internal sealed class Schedule : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<IScheduled, (DateTimeOffset At, long Order)> _waiting = new();
    private readonly ITimer _timer;
    private DateTimeOffset _armedFor = DateTimeOffset.MaxValue;
    private long _order;

    public Schedule(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static state => ((Schedule)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Calls it after the delay, in order of time and then of these calls; at once without a delay.</summary>
    public void After(TimeSpan delay, IScheduled what)
    {
        if (delay <= TimeSpan.Zero)
        {
            what.FallDue();
            return;
        }

        lock (_gate)
        {
            DateTimeOffset at = _time.GetUtcNow() + delay;
            _waiting.Enqueue(what, (at, _order++));
            if (at < _armedFor)
            {
                Arm(at);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        List<IScheduled> due = [];
        lock (_gate)
        {
            DateTimeOffset now = _time.GetUtcNow();
            while (_waiting.TryPeek(out IScheduled? what, out (DateTimeOffset At, long) key) && key.At <= now)
            {
                due.Add(what);
                _waiting.Dequeue();
            }

            Arm(_waiting.TryPeek(out _, out (DateTimeOffset At, long) next) ? next.At : DateTimeOffset.MaxValue);
        }

        due.ForEach(static what => what.FallDue());
    }

    private void Arm(DateTimeOffset at)
    {
        _armedFor = at;
        TimeSpan wait = at == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : Later(at - _time.GetUtcNow());
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    // A timer may fire a little before its time by the wall clock; a whole millisecond keeps it from spinning there.
    private static TimeSpan Later(TimeSpan wait) => wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait;
}
