namespace SmppSaga.Smpp;

/// <content>How a session ends. Whoever comes first gives the reason; nobody waits for a loop, so nothing can lock up.</content>
public sealed partial class SmppSession
{
    // The longest that a timer can wait.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private SmppCloseReason? _closeReason;
    private SmppCloseKind _unboundBy = SmppCloseKind.UnboundByUs;

    // Unbind goes out or has come: nothing new either way.
    private volatile bool _leaving;

    private SmppCloseReason? CloseReason => Volatile.Read(ref _closeReason);

    /// <summary>
    /// Ends the session politely: no new requests, outstanding answers are awaited up to <paramref name="drain"/> while the peer's requests are still
    /// handled, then unbind behind the last answer of a handler, then close.
    /// Never throws for what the peer does.
    /// </summary>
    /// <param name="drain">How long to wait for outstanding answers; zero does not wait, <see cref="Timeout.InfiniteTimeSpan"/> waits for all.</param>
    /// <param name="ct">Closes at once, also a session that unbinds already.</param>
    public async Task UnbindAsync(TimeSpan drain, CancellationToken ct = default)
    {
        using CancellationTokenRegistration atOnce = ct.UnsafeRegister(static state => ((SmppSession)state!).Abort("unbind given up"), this);
        SmppSessionState before = State;
        if (before is SmppSessionState.BoundTx or SmppSessionState.BoundRx or SmppSessionState.BoundTrx
            && Interlocked.CompareExchange(ref _state, (int)SmppSessionState.Unbound, (int)before) == (int)before)
        {
            FailAll(Requests.StopAdmitting(), new SmppCloseReason(SmppCloseKind.UnboundByUs, "unbinding"));
            await WaitAtMostAsync(Requests.WhenEmptyAsync(), drain).ConfigureAwait(false);
            Requests.StopSending();
            await WaitAtMostAsync(_inbound.WhenIdleAsync(), drain == TimeSpan.Zero ? TimeSpan.Zero : _options.UnbindTimeout).ConfigureAwait(false);
            _leaving = true;
            await SayUnbindAsync().ConfigureAwait(false);
            Close(new SmppCloseReason(SmppCloseKind.UnboundByUs, "unbound by this side"));
        }
        else if (before is SmppSessionState.Open or SmppSessionState.Outbound)
        {
            Abort("never bound");
        }

        await Closed.ConfigureAwait(false);
    }

    /// <summary>Ends the session at once, without unbind. Outstanding requests fail with <see cref="SmppSessionClosedException"/>.</summary>
    public void Abort(string reason) => Close(new SmppCloseReason(SmppCloseKind.Aborted, reason));

    /// <summary>Ends the session at once, as <see cref="Abort"/> does; call <see cref="UnbindAsync"/> before for a polite end.</summary>
    public async ValueTask DisposeAsync()
    {
        Abort("disposed");
        await Closed.ConfigureAwait(false);
    }

    private async Task WaitAtMostAsync(Task end, TimeSpan limit)
    {
        try
        {
            TimeSpan atMost = limit > MaxWait ? Timeout.InfiniteTimeSpan : limit;
            atMost = limit < TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : atMost;
            await end.WaitAsync(atMost, _time, _over.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // What is left over ends with the session, and its callers are told so.
        }
    }

    private async Task SayUnbindAsync()
    {
        try
        {
            TimeSpan patience = _options.UnbindTimeout > TimeSpan.Zero ? _options.UnbindTimeout : _options.ResponseTimeout;
            await SendControlAsync(new Unbind(), patience, _over.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SmppException or OperationCanceledException)
        {
            // A peer that does not answer unbind is left all the same.
        }
    }

    private void TakeUnbind(Pdu request)
    {
        _leaving = true;
        Requests.StopSending();
        SmppSessionState before;
        do
        {
            before = State;
            if (before == SmppSessionState.Closed)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _state, (int)SmppSessionState.Unbound, (int)before) != (int)before);

        if (before == SmppSessionState.Unbound)
        {
            AddUrgent(new UnbindResp(), request.SequenceNumber);
            return;
        }

        _unboundBy = SmppCloseKind.UnboundByPeer;
        FailAll(Requests.StopAdmitting(), new SmppCloseReason(SmppCloseKind.UnboundByPeer, "the peer has unbound"));
        _ = ObserveAsync(LeaveAsync(request.SequenceNumber));
    }

    /// <summary>After the peer's unbind: its answer goes out behind those of handlers that still run. Outstanding answers may still come; mostly the peer closes first.</summary>
    private async Task LeaveAsync(uint unbind)
    {
        await WaitAtMostAsync(_inbound.WhenIdleAsync(), _options.UnbindTimeout).ConfigureAwait(false);
        AddUrgent(new UnbindResp(), unbind);
        FlushResponses();
        await Task.Yield();
        await WaitAtMostAsync(Requests.WhenEmptyAsync(), _options.UnbindTimeout).ConfigureAwait(false);
        await WaitAtMostAsync(_output.WhenIdleAsync(), _options.UnbindTimeout).ConfigureAwait(false);
        Close(new SmppCloseReason(SmppCloseKind.UnboundByPeer, "unbound by the peer"));
    }

    private void Close(SmppCloseReason reason)
    {
        if (Interlocked.CompareExchange(ref _closeReason, reason, null) is not null)
        {
            return;
        }

        SetState(SmppSessionState.Closed);
        _output.Stop();
        FailAll(Requests.Close(), reason);
        _outbound.TrySetException(new SmppConnectException($"Closed before outbind: {reason.Detail}"));
        _ = _outbound.Task.Exception;
        _inbound.Stop();
        _timer?.Dispose();
        SessionLog.Over(_logger, ToString(), reason.Kind, reason.Detail);
        ThreadPool.UnsafeQueueUserWorkItem(static session => session.CloseTransport(), this, preferLocal: false);
    }

    private void FailAll(List<PendingRequest> requests, SmppCloseReason reason)
    {
        foreach (PendingRequest request in requests)
        {
            request.Fail(new SmppSessionClosedException(reason, _output.WasHanded(request)));
        }
    }

    // Each step by itself: whatever one of them throws, the socket is closed.
    private void CloseTransport()
    {
        _ = CancelHandlersAsync();
        Attempt(_transport.Pipe.Input.CancelPendingRead);
        Attempt(_transport.Pipe.Output.CancelPendingFlush);
        Attempt(() => (_transport.Pipe as IDisposable)?.Dispose());
        SmppTelemetry.Session(_server is not null, -1);
        _closed.TrySetResult(_closeReason!);
    }

    // Their callbacks are foreign code: none of them may hold up the closing.
    private async Task CancelHandlersAsync()
    {
        try
        {
            await _over.CancelAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A handler's trouble; the session is over all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SessionLog.LoopFailed(_logger, exception, ToString());
        }
    }

    private void Attempt(Action step)
    {
        try
        {
            step();
        }
        catch (ObjectDisposedException)
        {
            // The loop was faster: its pipe is complete, and there is nothing left to cancel.
        }
#pragma warning disable CA1031 // Closing what is broken may fail; the session is over all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SessionLog.LoopFailed(_logger, exception, ToString());
        }
    }
}
