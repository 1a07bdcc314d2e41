using System.Diagnostics;

namespace SmppSaga.Smpp;

/// <content>Requests of this side.</content>
public sealed partial class SmppSession
{
    /// <summary>Sends submit_sm when the window has a place, and waits for the answer, whatever its status is. A generic_nack counts as one.</summary>
    /// <exception cref="SmppFieldException">A field breaks its limit; nothing was sent.</exception>
    /// <exception cref="SmppResponseTimeoutException">No answer within ResponseTimeout.</exception>
    /// <exception cref="SmppSessionClosedException">The session ended first.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; a request already sent stays outstanding until its answer or timeout.</exception>
    public ValueTask<SubmitSmResp> SubmitAsync(SubmitSm pdu, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(pdu);
        return TryBegin(pdu, ct, out PendingRequest? request, out Exception? error)
            ? new ValueTask<SubmitSmResp>(request, request.Version)
            : ValueTask.FromException<SubmitSmResp>(error);
    }

    /// <summary>Sends deliver_sm, as <see cref="SubmitAsync"/> does submit_sm. For the server side.</summary>
    /// <inheritdoc cref="SubmitAsync"/>
    public ValueTask<DeliverSmResp> DeliverAsync(DeliverSm pdu, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(pdu);
        return TryBegin(pdu, ct, out PendingRequest? request, out Exception? error)
            ? new ValueTask<DeliverSmResp>(request, request.Version)
            : ValueTask.FromException<DeliverSmResp>(error);
    }

    /// <summary>Sends any other request, e.g. data_sm or query_sm, as <see cref="SubmitAsync"/> does submit_sm. The answer is of the matching type.</summary>
    /// <inheritdoc cref="SubmitAsync"/>
    /// <exception cref="ArgumentException">A PDU that has no response, or a bind or unbind: those are the session's own.</exception>
    public ValueTask<Pdu> SendAsync(Pdu pdu, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(pdu);
        if (pdu is BindRequest _ or Unbind _ || PduCatalog.CreateResponse(pdu.CommandId, default, 0) is null)
        {
            throw new ArgumentException($"{pdu.CommandId.Name} has no response, or is for ConnectAsync and UnbindAsync to send.", nameof(pdu));
        }

        return TryBegin(pdu, ct, out PendingRequest? request, out Exception? error)
            ? new ValueTask<Pdu>(request, request.Version)
            : ValueTask.FromException<Pdu>(error);
    }

    /// <summary>Waits in turn for a place in the window and takes the next free sequence_number. Nothing is sent yet.</summary>
    /// <exception cref="SmppSessionClosedException">The session is over or unbinding.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; no place was taken.</exception>
    public ValueTask<RequestSlot> ReserveAsync(CancellationToken ct = default)
    {
        if (RefuseNow(CommandId.SubmitSm, ct) is { } refused)
        {
            return ValueTask.FromException<RequestSlot>(refused);
        }

        PendingRequest request = Rent();
        request.Prepare(request: null, _options.ResponseTimeout);
        switch (Requests.Enter(request))
        {
            case Admission.Granted:
                return new ValueTask<RequestSlot>(new RequestSlot(this, request, request.SequenceNumber));
            case Admission.Queued:
                request.CancelWith(ct);
                return new ValueTask<RequestSlot>(request, request.Version);
            default:
                return ValueTask.FromException<RequestSlot>(NotWritten());
        }
    }

    /// <summary>Completes when the connection has taken everything that was sent so far, or the session is over. For who must know when, e.g. to keep a rate: sending alone does not wait for it.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; what was sent goes out all the same.</exception>
    public Task FlushAsync(CancellationToken ct = default) => _output.WhenIdleAsync().WaitAsync(ct);

    internal ValueTask<SubmitSmResp> SendReserved(PendingRequest request, uint number, SubmitSm pdu, CancellationToken ct)
    {
        switch (Requests.TrySend(request, number, pdu, _options.ResponseTimeout))
        {
            case Admission.Stale:
                throw new InvalidOperationException($"Slot {number} was used or released already.");
            case Admission.Closed:
                ReleaseReserved(request, number);
                return ValueTask.FromException<SubmitSmResp>(NotWritten());
        }

        request.Activity = StartActivity(pdu.CommandId);
        short version = request.Version;
        Transmit(request);
        request.CancelWith(ct);
        return new ValueTask<SubmitSmResp>(request, version);
    }

    internal void ReleaseReserved(PendingRequest request, uint number)
    {
        if (Requests.TryLeave(request, number, RequestStage.Reserved, out PendingRequest? granted))
        {
            Recycle(request);
            GoOn(granted);
            _output.Flush(onThisThread: false);
        }
    }

    internal void Recycle(PendingRequest request) => _spare.Return(request);

    private PendingRequest Rent() => _spare.Rent();

    private bool TryBegin(Pdu pdu, CancellationToken ct, out PendingRequest request, out Exception error)
    {
        request = null!;
        error = RefuseNow(pdu.CommandId, ct)!;
        if (error is not null)
        {
            return false;
        }

        request = Rent();
        request.Prepare(pdu, _options.ResponseTimeout);
        request.Activity = StartActivity(pdu.CommandId);
        switch (Requests.Enter(request))
        {
            case Admission.Closed:
                request.Activity?.Dispose();
                error = NotWritten();
                return false;
            case Admission.Granted:
                Transmit(request);
                break;
        }

        request.CancelWith(ct);
        return true;
    }

    private Activity? StartActivity(CommandId command)
    {
        if (!SmppTelemetry.Activities.HasListeners())
        {
            return null;
        }

        // Not made current: it ends on another thread.
        Activity? current = Activity.Current;
        Activity? activity = SmppTelemetry.Activities.StartActivity(command.Name, ActivityKind.Client);
        activity?.SetTag("smpp.system_id", SystemId);
        Activity.Current = current;
        return activity;
    }

    private async Task<Pdu> SendControlAsync(Pdu pdu, TimeSpan timeout, CancellationToken ct)
    {
        PendingRequest request = Rent();
        request.Prepare(pdu, timeout, takesSlot: false);
        if (Requests.Enter(request) == Admission.Closed)
        {
            throw NotWritten();
        }

        Transmit(request);
        request.CancelWith(ct);
        return await new ValueTask<Pdu>(request, request.Version).ConfigureAwait(false);
    }

    private Exception? RefuseNow(CommandId command, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            return new OperationCanceledException(ct);
        }

        return State switch
        {
            SmppSessionState.BoundTrx => null,
            SmppSessionState.Closed or SmppSessionState.Unbound => NotWritten(),
            SmppSessionState state when AllowedBy(state, command, fromServer: _server is not null) => null,
            SmppSessionState state => new InvalidOperationException($"{command.Name} is not allowed on a session that is {state}."),
        };
    }

    private static bool AllowedBy(SmppSessionState state, CommandId command, bool fromServer)
    {
        if (command == CommandId.DataSm)
        {
            return state == (fromServer ? SmppSessionState.BoundRx : SmppSessionState.BoundTx);
        }

        return state == (command == CommandId.DeliverSm ? SmppSessionState.BoundRx : SmppSessionState.BoundTx);
    }

    /// <summary>Hands an admitted request to the output and sees to it that it is written.</summary>
    private void Transmit(PendingRequest request)
    {
        Append(request);

        // A lone request has nothing to gather with: it goes out at once. More of them share a write.
        _output.Flush(onThisThread: Requests.Outstanding <= 1);
    }

    /// <summary>Continues a request that got a place; the caller flushes.</summary>
    private void GoOn(PendingRequest? granted)
    {
        if (granted is { WantsSlot: true })
        {
            granted.CompleteSlot();
        }
        else if (granted is not null)
        {
            Append(granted);
        }
    }

    private void Append(PendingRequest? request)
    {
        // A request that cannot be written leaves its place to the next, which may be as bad.
        while (request is not null)
        {
            uint number = request.SequenceNumber;
            Pdu pdu = request.Request!;
            try
            {
                _output.Add(request, pdu, number);
                Trace(PduDirection.Sent, pdu, number);
                _lastActivity = request.SentAt;
                return;
            }
#pragma warning disable CA1031 // Whatever is wrong with a PDU is its caller's trouble: it must cost neither the place in the window nor the session.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                bool left = Requests.TryLeave(request, number, RequestStage.Sent, out PendingRequest? next);
                if (left)
                {
                    request.Fail(exception);
                }

                if (next is { WantsSlot: true })
                {
                    next.CompleteSlot();
                    return;
                }

                request = next;
            }
        }
    }

    private SmppSessionClosedException NotWritten() => new(CloseReason ?? new SmppCloseReason(SmppCloseKind.UnboundByUs, "unbinding"), written: false);
}
