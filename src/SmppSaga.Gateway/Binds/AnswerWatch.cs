namespace SmppSaga.Gateway.Binds;

/// <summary>
/// Watches whether the SMSC answers at all. More than half a window that timed out without one answer between closes the gate, until an
/// answer comes or 10 s pass: what is written meanwhile would be in doubt as well. Not one answer for twice the response timeout, of the
/// time in which submits were outstanding, means a new session.
/// </summary>
/// <param name="window">Unanswered submits on the bind, at most.</param>
/// <param name="responseTimeout">From a submit to doubt.</param>
/// <param name="time">The clock.</param>
/// <param name="reconnect">Ends the session, with the reason.</param>
internal sealed class AnswerWatch(int window, TimeSpan responseTimeout, TimeProvider time, Action<string> reconnect)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly TimeSpan _limit = 2 * responseTimeout;
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;
    private long _closedAt;
    private ITimer? _timer;
    private bool _armed;
    private int _outstanding;
    private int _timedOut;
    private TimeSpan _silence;
    private long _since;

    /// <summary>A submit_sm is about to be written.</summary>
    public void Written()
    {
        lock (_lock)
        {
            if (_outstanding++ == 0)
            {
                _since = time.GetTimestamp();
            }

            Arm();
        }
    }

    /// <summary>An answer came, whatever it says.</summary>
    /// <param name="late">To a submit that had timed out before.</param>
    public void Answered(bool late = false)
    {
        lock (_lock)
        {
            _outstanding -= late ? 0 : 1;
            (_silence, _since, _timedOut) = (default, time.GetTimestamp(), 0);
            Open();
        }
    }

    /// <summary>A submit's answer did not come in time.</summary>
    public void TimedOut()
    {
        bool tooLong;
        lock (_lock)
        {
            tooLong = Silence() >= _limit;
            Leave();
            if (++_timedOut * 2 > window)
            {
                _timedOut = 0;
                _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _closedAt = time.GetTimestamp();
            }
        }

        Reconnect(tooLong);
    }

    /// <summary>A submit was not written after all, or its session ended.</summary>
    public void Ended()
    {
        lock (_lock)
        {
            Leave();
        }
    }

    /// <summary>Waits while the gate is closed.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _closed is null ? Task.CompletedTask : OpenedAsync(_closed, Pause - time.GetElapsedTime(_closedAt), cancellationToken);
        }
    }

    private async Task OpenedAsync(TaskCompletionSource closed, TimeSpan left, CancellationToken cancellationToken)
    {
        try
        {
            await closed.Task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            lock (_lock)
            {
                if (_closed == closed)
                {
                    Open();
                }
            }
        }
    }

    private void Open()
    {
        _closed?.TrySetResult();
        _closed = null;
    }

    private void Leave()
    {
        _silence = Silence();
        _since = time.GetTimestamp();
        _outstanding--;
    }

    private TimeSpan Silence() => _silence + (_outstanding > 0 ? time.GetElapsedTime(_since) : default);

    private void Arm()
    {
        if (_armed)
        {
            return;
        }

        _armed = true;
        TimeSpan left = _limit - Silence();
        left = left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
        _timer ??= time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(left, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        bool tooLong;
        lock (_lock)
        {
            _armed = false;
            tooLong = _outstanding > 0 && Silence() >= _limit;
            if (_outstanding > 0 && !tooLong)
            {
                Arm();
            }
        }

        Reconnect(tooLong);
    }

    private void Reconnect(bool tooLong)
    {
        if (tooLong)
        {
            reconnect($"the SMSC answered no submit_sm for {_limit.TotalSeconds:0.###} s");
        }
    }
}
