namespace SmppSaga.Smpp;

/// <summary>
/// Runs the handler for the peer's requests, at most so many at once. As many again are parked, so that responses behind them are still
/// read; when those are full too, the reading loop waits.
/// </summary>
internal sealed class InboundQueue(SmppSession session, SmppSessionHandler handler, int limit, CancellationToken sessionOver)
{
    private readonly object _gate = new();
    private readonly Queue<Pdu> _parked = [];
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _idle;
    private int _running;

    /// <summary>True when the reading loop must wait.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _parked.Count >= limit;
            }
        }
    }

    /// <summary>Handles the request now or later; called by the reading loop only.</summary>
    public void Add(Pdu request)
    {
        lock (_gate)
        {
            if (_running >= limit)
            {
                _parked.Enqueue(request);
                return;
            }

            _running++;
        }

        ValueTask<Pdu?> answer = Handle(request);
        if (answer.IsCompletedSuccessfully)
        {
            session.Respond(request, answer.Result);
            if (TryNext(out Pdu? next))
            {
                _ = RunAsync(next, Handle(next));
            }
        }
        else
        {
            _ = RunAsync(request, answer);
        }
    }

    /// <summary>Waits while too many are parked.</summary>
    public ValueTask WaitForRoomAsync()
    {
        lock (_gate)
        {
            if (_parked.Count < limit)
            {
                return default;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_room.Task);
        }
    }

    /// <summary>Completes when every request so far is answered.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>Forgets what is parked and lets the reading loop go.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _parked.Clear();
            _room?.TrySetResult();
            _room = null;
        }
    }

    private async Task RunAsync(Pdu request, ValueTask<Pdu?> answer)
    {
        Pdu? current = request;
        while (current is not null)
        {
            try
            {
                session.Respond(current, await answer.ConfigureAwait(false));
            }
#pragma warning disable CA1031 // Whatever a handler throws, the peer gets an answer and the session lives.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                session.RespondToFailure(current, exception);
            }

            session.FlushResponses();
            if (!TryNext(out current))
            {
                return;
            }

            answer = Handle(current);
        }
    }

    private ValueTask<Pdu?> Handle(Pdu request)
    {
        try
        {
            return handler.OnRequestAsync(session, request, sessionOver);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ValueTask.FromException<Pdu?>(exception);
        }
    }

    private bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Pdu? next)
    {
        lock (_gate)
        {
            if (_parked.TryDequeue(out next))
            {
                _room?.TrySetResult();
                _room = null;
                return true;
            }

            if (--_running == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }

            return false;
        }
    }
}
