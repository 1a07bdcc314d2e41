namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>Gives turns first come, first served, each when its kind of pace allows it. A turn that nobody waits for any more is not used up.</summary>
internal abstract class TurnQueue : IDisposable
{
    // What the pace depends on may change while somebody waits.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);
    private readonly Queue<Waiter> _waiting = new();
    private readonly ITimer _timer;

    /// <param name="time">The clock.</param>
    protected TurnQueue(TimeProvider time)
    {
        Time = time;
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    protected TimeProvider Time { get; }

    /// <summary>Guards everything here; held when one of the methods below is called.</summary>
    protected Lock Lock { get; } = new();

    /// <summary>Completes when the next part may go.</summary>
    public ValueTask TurnAsync(CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (Lock)
        {
            if (_waiting.Count == 0 && Wait() <= TimeSpan.Zero)
            {
                Take();
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

    /// <summary>How long until the next part may go; zero or less when it may go now.</summary>
    protected abstract TimeSpan Wait();

    /// <summary>One part goes now.</summary>
    protected abstract void Take();

    private void Ring()
    {
        lock (Lock)
        {
            while (_waiting.TryPeek(out Waiter? waiter) && (waiter.Task.IsCompleted || Wait() <= TimeSpan.Zero))
            {
                _waiting.Dequeue();
                if (waiter.TrySetResult())
                {
                    Take();
                }
            }

            if (_waiting.Count > 0)
            {
                RingLater();
            }
        }
    }

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
