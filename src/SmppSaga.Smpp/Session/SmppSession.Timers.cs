namespace SmppSaga.Smpp;

/// <content>The timers (SMPP 5.0, 2.7), all looked at by one slow tick: a timeout comes at most a tick late.</content>
public sealed partial class SmppSession
{
    private static readonly TimeSpan MaxTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MinTick = TimeSpan.FromMilliseconds(10);

    private readonly List<PendingRequest> _expired = [];
    private readonly List<PendingRequest> _granted = [];
    private readonly long _startedAt;
    private ITimer? _timer;
    private long _lastReceived;
    private long _lastReceivedTicks;
    private long _lastActivity;
    private long _enquiredAt;
    private int _ticking;

    private void StartTimers()
    {
        TimeSpan shortest = MaxTick * 8;
        foreach (TimeSpan timeout in AllTimeouts())
        {
            shortest = timeout > TimeSpan.Zero && timeout < shortest ? timeout : shortest;
        }

        TimeSpan tick = shortest / 8;
        tick = tick < MinTick ? MinTick : tick;
        _timer = _time.CreateTimer(static state => ((SmppSession)state!).Tick(), this, tick, tick);
        if (State == SmppSessionState.Closed)
        {
            _timer.Dispose();
        }
    }

    private IEnumerable<TimeSpan> AllTimeouts()
    {
        yield return _options.ResponseTimeout;
        yield return _options.EnquireLinkInterval;
        yield return _options.EnquireLinkTimeout;
        yield return _options.InactivityTimeout;
        yield return _options.WriteTimeout;
        yield return _options is SmppClientOptions client ? client.BindTimeout : ((SmppServerOptions)_options).SessionInitTimeout;
    }

    private void Tick()
    {
        if (Interlocked.Exchange(ref _ticking, 1) != 0)
        {
            return;
        }

        try
        {
            ExpireRequests();
            CheckLiveness();
        }
#pragma warning disable CA1031 // An exception in a timer callback would end the process.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SessionLog.LoopFailed(_logger, exception, ToString());
        }
        finally
        {
            Volatile.Write(ref _ticking, 0);
        }
    }

    private void ExpireRequests()
    {
        Requests.Expire(_expired, _granted);
        if (_expired.Count == 0)
        {
            return;
        }

        double silence = _time.GetElapsedTime(_lastReceived).TotalSeconds;
        foreach (PendingRequest request in _expired)
        {
            SmppTelemetry.TimedOut(request.Request!.CommandId);
            request.Fail(new SmppResponseTimeoutException(
                request.SequenceNumber,
                $"{request.Request.CommandId.Name} {request.SequenceNumber}: no answer within {request.Timeout.TotalSeconds:0.###} s "
                + $"(window {Outstanding}/{Window}, last PDU received {silence:0.0} s ago)."));
        }

        foreach (PendingRequest request in _granted)
        {
            GoOn(request);
        }

        _expired.Clear();
        _granted.Clear();
        _output.Flush(onThisThread: false);
    }

    private void CheckLiveness()
    {
        SmppSessionState state = State;
        long now = _time.GetTimestamp();
        if (IsOver(_options.WriteTimeout, _output.WritingFor))
        {
            Close(new SmppCloseReason(SmppCloseKind.WriteTimeout, $"the peer has not read for {_options.WriteTimeout.TotalSeconds:0.###} s"));
        }
        else if (state is SmppSessionState.Open or SmppSessionState.Outbound)
        {
            if (_options is SmppServerOptions server && IsOver(server.SessionInitTimeout, _time.GetElapsedTime(_startedAt, now)))
            {
                Close(new SmppCloseReason(SmppCloseKind.SessionInitTimeout, $"no bind within {server.SessionInitTimeout.TotalSeconds:0.###} s"));
            }
        }
        else if (IsOver(_options.InactivityTimeout, _time.GetElapsedTime(_lastActivity, now)))
        {
            Close(new SmppCloseReason(SmppCloseKind.InactivityTimeout, $"no message for {_options.InactivityTimeout.TotalSeconds:0.###} s"));
        }
        else if (state != SmppSessionState.Closed && !Volatile.Read(ref _deaf))
        {
            CheckLink(now);
        }
    }

    private void CheckLink(long now)
    {
        bool waiting = _enquiredAt != 0 && _enquiredAt > _lastReceived;
        if (waiting && IsOver(_options.EnquireLinkTimeout, _time.GetElapsedTime(_enquiredAt, now)))
        {
            Close(new SmppCloseReason(
                SmppCloseKind.EnquireLinkTimeout, $"no PDU for {_time.GetElapsedTime(_lastReceived, now).TotalSeconds:0.#} s, enquire_link unanswered"));
        }
        else if (!waiting && IsOver(_options.EnquireLinkInterval, _time.GetElapsedTime(_lastReceived, now)))
        {
            _enquiredAt = now;
            _ = EnquireAsync();
        }
    }

    private async Task EnquireAsync()
    {
        try
        {
            await SendControlAsync(new EnquireLink(), _options.EnquireLinkTimeout, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SmppException)
        {
            // Unanswered: the tick sees to it. Any other PDU is as good an answer.
        }
    }

    private static bool IsOver(TimeSpan limit, TimeSpan elapsed) => limit > TimeSpan.Zero && elapsed >= limit;
}
