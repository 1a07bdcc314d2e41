namespace SmppSaga.Cli.Bench;

/// <summary>
/// The system's time with timers that ring within a millisecond. The runtime's own count in the kernel's ticks of four: 10 ms become 12 to 15, which would
/// count against whoever is measured at an answer time of 10 ms.
/// </summary>
internal sealed class PunctualTime : TimeProvider, IDisposable
{
    private static readonly TimeSpan Half = TimeSpan.FromMilliseconds(0.5);
    private readonly PriorityQueue<(Timer Timer, int Setting), long> _waiting = new();
    private bool _over;

    public PunctualTime() => new Thread(Run) { IsBackground = true, Name = "punctual timers" }.Start();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>No timer rings any more.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            _over = true;
            Monitor.Pulse(_waiting);
        }
    }

    private void RingLater(Timer timer, int setting, TimeSpan dueTime)
    {
        lock (_waiting)
        {
            _waiting.Enqueue((timer, setting), GetTimestamp() + (long)(dueTime.TotalSeconds * TimestampFrequency));
            if (_waiting.Peek() == (timer, setting))
            {
                Monitor.Pulse(_waiting);
            }
        }
    }

    private void Run()
    {
        while (Next() is var (timer, setting))
        {
            timer.Ring(setting);
        }
    }

    /// <summary>The next one whose time has come; null at the end.</summary>
    private (Timer Timer, int Setting)? Next()
    {
        lock (_waiting)
        {
            while (!_over)
            {
                TimeSpan? left = _waiting.TryPeek(out _, out long at) ? GetElapsedTime(GetTimestamp(), at) : null;
                if (left <= Half)
                {
                    return _waiting.Dequeue();
                }

                // To the nearest millisecond: early as often as late.
                Monitor.Wait(_waiting, left is { } wait ? TimeSpan.FromMilliseconds(Math.Round(wait.TotalMilliseconds)) : Timeout.InfiniteTimeSpan);
            }

            return null;
        }
    }

    private sealed class Timer(PunctualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            int setting = Interlocked.Increment(ref _setting);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.RingLater(this, setting, dueTime);
            }

            return true;
        }

        /// <summary>Calls back, unless it was set anew meanwhile.</summary>
        public void Ring(int setting)
        {
            if (setting == Volatile.Read(ref _setting))
            {
                ThreadPool.UnsafeQueueUserWorkItem(static x => x.CallBack(), this, preferLocal: false);
                if (_period != Timeout.InfiniteTimeSpan)
                {
                    time.RingLater(this, setting, _period);
                }
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void CallBack() => callback(state);
    }
}
