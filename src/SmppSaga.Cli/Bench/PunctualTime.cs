namespace SmppSaga.Cli.Bench;

/// <summary>
/// The system's time with timers that ring within a millisecond. The runtime's own count in the kernel's ticks of four: 10 ms become 12 to 15, which would
/// count against whoever is measured at an answer time of 10 ms.
/// </summary>
internal sealed class PunctualTime : TimeProvider, IDisposable
{
    private static readonly TimeSpan Forever = Timeout.InfiniteTimeSpan;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
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

    public void Dispose()
    {
        lock (_waiting)
        {
            _over = true;
            Monitor.Pulse(_waiting);
        }
    }

    private void Ring(Timer timer, int setting, TimeSpan dueTime)
    {
        lock (_waiting)
        {
            long at = GetTimestamp() + (long)(dueTime.TotalSeconds * TimestampFrequency);
            bool first = !_waiting.TryPeek(out _, out long next) || at < next;
            _waiting.Enqueue((timer, setting), at);
            if (first)
            {
                Monitor.Pulse(_waiting);
            }
        }
    }

    private void Run()
    {
        while (true)
        {
            (Timer Timer, int Setting) due;
            lock (_waiting)
            {
                while (!_over && Left() is var left && left > Half)
                {
                    // To the nearest millisecond: early as often as late.
                    Monitor.Wait(_waiting, left == TimeSpan.MaxValue ? Forever : TimeSpan.FromMilliseconds(Math.Max(1, Math.Round(left.TotalMilliseconds))));
                }

                if (_over)
                {
                    return;
                }

                due = _waiting.Dequeue();
            }

            due.Timer.Ring(due.Setting);
        }
    }

    private TimeSpan Left() => _waiting.TryPeek(out _, out long at) ? GetElapsedTime(GetTimestamp(), at) : TimeSpan.MaxValue;

    private sealed class Timer : ITimer
    {
        private readonly PunctualTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _other;
        private int _setting;

        public Timer(PunctualTime time, TimerCallback callback, object? state)
        {
            (_time, _callback, _state) = (time, callback, state);
            _other = TimeProvider.System.CreateTimer(callback, state, Forever, Forever);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int setting = Interlocked.Increment(ref _setting);
            if (period != Forever || dueTime <= TimeSpan.Zero || dueTime > Longest)
            {
                return _other.Change(dueTime, period);
            }

            _other.Change(Forever, Forever);
            _time.Ring(this, setting, dueTime);
            return true;
        }

        /// <summary>Calls back, unless it was set anew meanwhile.</summary>
        public void Ring(int setting)
        {
            if (setting == Volatile.Read(ref _setting))
            {
                ThreadPool.UnsafeQueueUserWorkItem(static x => x._callback(x._state), this, preferLocal: false);
            }
        }

        public void Dispose()
        {
            Interlocked.Increment(ref _setting);
            _other.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
