namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>Gives turns at an even pace, first come, first served. A pause is not caught up on.</summary>
internal sealed class Pacer : IDisposable
{
    // A timer that rings a little late must not lower the rate.
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(20);

    // The rate may change while somebody waits.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);
    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _waiting = new();
    private readonly Func<double> _perSecond;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _last;

    /// <param name="perSecond">The rate of the moment; infinite is no limit.</param>
    /// <param name="time">The clock.</param>
    public Pacer(Func<double> perSecond, TimeProvider time)
    {
        _perSecond = perSecond;
        _time = time;
        _last = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes when the next part may go.</summary>
    public ValueTask TurnAsync(CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (_waiting.Count == 0 && TryTake())
            {
                return ValueTask.CompletedTask;
            }

            waiter = new Waiter();
            _waiting.Enqueue(waiter);
            if (_waiting.Count == 1)
            {
                RingLater();
            }
        }

        waiter.GiveUpWith(cancellationToken);
        return new ValueTask(waiter.Task);
    }

    /// <summary>No turn comes any more: whoever still waits is cancelled by its own token.</summary>
    public void Dispose() => _timer.Dispose();

    private void Ring()
    {
        lock (_lock)
        {
            while (_waiting.TryPeek(out Waiter? waiter) && (waiter.Task.IsCompleted || TryTake(waiter)))
            {
                _waiting.Dequeue();
            }

            if (_waiting.Count > 0)
            {
                RingLater();
            }
        }
    }

    private bool TryTake(Waiter waiter)
    {
        long before = _last;
        bool taken = TryTake();
        if (taken && !waiter.TrySetResult())
        {
            _last = before;
        }

        return taken;
    }

    private bool TryTake()
    {
        TimeSpan wait = Wait();
        if (wait > TimeSpan.Zero)
        {
            return false;
        }

        _last = _time.GetTimestamp() - (long)(Math.Min(-wait.TotalSeconds, CatchUp.TotalSeconds) * _time.TimestampFrequency);
        return true;
    }

    private TimeSpan Wait() => _perSecond() is var rate && double.IsPositiveInfinity(rate) ? TimeSpan.Zero : TimeSpan.FromSeconds(1 / rate) - _time.GetElapsedTime(_last);

    private void RingLater()
    {
        TimeSpan wait = Wait();
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LookAgain ? wait : LookAgain, Timeout.InfiniteTimeSpan);
    }

    private sealed class Waiter() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public void GiveUpWith(CancellationToken cancellationToken)
        {
            if (cancellationToken.CanBeCanceled)
            {
                CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).TrySetCanceled(token), this);
                _ = Task.ContinueWith(static (_, x) => ((CancellationTokenRegistration)x!).Dispose(), registration, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }
}
