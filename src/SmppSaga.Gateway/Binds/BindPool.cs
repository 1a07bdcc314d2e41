namespace SmppSaga.Gateway.Binds;

/// <summary>The binds of one connector on this pod; each delivery goes to the one with the most room.</summary>
internal sealed class BindPool
{
    private readonly Lock _lock = new();
    private readonly List<BoundBind> _binds = [];
    private TaskCompletionSource _some = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;
    private Exception? _ended;

    /// <summary>How many binds there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _binds.Count;
            }
        }
    }

    public void Add(BoundBind bind)
    {
        lock (_lock)
        {
            _binds.Add(bind);
            _some.TrySetResult();
        }
    }

    public void Remove(BoundBind bind)
    {
        lock (_lock)
        {
            if (_binds.Remove(bind) && _binds.Count == 0 && _some.Task.IsCompletedSuccessfully)
            {
                _some = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Takes the bind with the fewest deliveries at hand, in turn where several have as few; it counts the delivery until <see cref="BoundBind.Done"/>. Null when none can write.</summary>
    public BoundBind? TryTake()
    {
        lock (_lock)
        {
            BoundBind? most = null;
            for (int i = 0; i < _binds.Count; i++)
            {
                BoundBind bind = _binds[(_next + i) % _binds.Count];
                if (bind.Usable && (most is null || bind.AtHand < most.AtHand))
                {
                    most = bind;
                }
            }

            if (most is not null)
            {
                most.Hand();
                _next = (_binds.IndexOf(most) + 1) % _binds.Count;
            }

            return most;
        }
    }

    /// <summary>Completes when there is a bind; faults at the end of the process.</summary>
    public Task WhenSomeAsync()
    {
        lock (_lock)
        {
            return _some.Task;
        }
    }

    /// <exception cref="Exception">What <see cref="End"/> was told.</exception>
    public void ThrowIfEnded()
    {
        lock (_lock)
        {
            if (_ended is { } reason)
            {
                throw reason;
            }
        }
    }

    /// <summary>The process stops: nobody needs to wait for a bind any more.</summary>
    public void End(Exception reason)
    {
        lock (_lock)
        {
            _ended ??= reason;
            _some.TrySetException(reason);
            // Nobody may be waiting.
            _ = _some.Task.Exception;
        }
    }
}
