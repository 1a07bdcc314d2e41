using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace SmppSaga.Smpp;

/// <content>The reading loop.</content>
public sealed partial class SmppSession
{
    private byte[] _scratch = [];
    private bool _deaf;

    private async Task ReadAsync()
    {
        PipeReader input = _transport.Pipe.Input;
        Exception? failure = null;
        try
        {
            while (true)
            {
                ReadResult result = await input.ReadAsync().ConfigureAwait(false);
                ReadOnlySequence<byte> buffer = result.Buffer;
                FrameOutcome outcome = HandleAll(ref buffer);
                if (outcome == FrameOutcome.BadLength)
                {
                    RefuseStream(buffer);
                    return;
                }

                input.AdvanceTo(buffer.Start, outcome == FrameOutcome.Incomplete ? buffer.End : buffer.Start);
                _output.Flush(onThisThread: true);
                await _output.WaitForRoomAsync().ConfigureAwait(false);
                await WaitForHandlersAsync().ConfigureAwait(false);
                if ((result.IsCompleted && outcome == FrameOutcome.Incomplete) || result.IsCanceled || State == SmppSessionState.Closed)
                {
                    return;
                }
            }
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            if (failure is null)
            {
                Close(new SmppCloseReason(
                    State == SmppSessionState.Unbound ? _unboundBy : SmppCloseKind.ClosedByPeer, "the peer closed the connection"));
            }

            await input.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Silence that is of our own making must not be taken for the peer's.</summary>
    private async ValueTask WaitForHandlersAsync()
    {
        ValueTask room = _inbound.WaitForRoomAsync();
        if (room.IsCompletedSuccessfully)
        {
            return;
        }

        Volatile.Write(ref _deaf, true);
        await room.ConfigureAwait(false);
        _lastReceived = _time.GetTimestamp();
        Volatile.Write(ref _deaf, false);
    }

    /// <summary>Handles whole PDUs until there is none, or until one fills a queue: <see cref="FrameOutcome.Complete"/> then.</summary>
    private FrameOutcome HandleAll(ref ReadOnlySequence<byte> buffer)
    {
        bool any = false;
        while (true)
        {
            FrameOutcome outcome = PduFramer.TryTake(ref buffer, _options.MaxPduLength, out ReadOnlySequence<byte> frame);
            if (outcome == FrameOutcome.Complete)
            {
                if (!any)
                {
                    _lastReceived = _time.GetTimestamp();
                    Volatile.Write(ref _lastReceivedTicks, _time.GetUtcNow().UtcTicks);
                    any = true;
                }

                Handle(Contiguous(frame));
            }

            if (outcome != FrameOutcome.Complete || _inbound.IsFull)
            {
                return outcome;
            }
        }
    }

    private ReadOnlySpan<byte> Contiguous(in ReadOnlySequence<byte> frame)
    {
        if (frame.IsSingleSegment)
        {
            return frame.FirstSpan;
        }

        int length = (int)frame.Length;
        if (_scratch.Length < length)
        {
            _scratch = new byte[length];
        }

        frame.CopyTo(_scratch);
        return _scratch.AsSpan(0, length);
    }

    private void Handle(ReadOnlySpan<byte> frame)
    {
        PduDecodeResult result = PduDecoder.Decode(frame);
        if (result.Pdu is null)
        {
            Refuse(result);
            return;
        }

        Trace(PduDirection.Received, result.Pdu, result.Pdu.SequenceNumber);
        if (result.Pdu is not (EnquireLink or EnquireLinkResp))
        {
            _lastActivity = _lastReceived;
        }

        if (result.Header.CommandId.IsResponse)
        {
            TakeResponse(result.Pdu);
        }
        else
        {
            TakeRequest(result.Pdu);
        }
    }

    private void Refuse(in PduDecodeResult result)
    {
        SmppTelemetry.RefusedPdu(result.Error!.Status);
        SessionLog.Rejected(_logger, ToString(), result.Header.CommandId.Name, result.Header.SequenceNumber, result.Error!.Message);
        if (result.Reply is { } reply)
        {
            AddUrgent(reply, result.Header.SequenceNumber);
        }
    }

    private void TakeResponse(Pdu response)
    {
        ResponseMatch match = Requests.Match(response.CommandId, response.SequenceNumber, out PendingRequest? request, out PendingRequest? granted);
        if (match == ResponseMatch.Unknown)
        {
            SmppTelemetry.Unmatched(response.CommandId);
            SessionLog.Unmatched(_logger, ToString(), response.CommandId.Name, response.SequenceNumber);
            return;
        }

        if (match == ResponseMatch.Late)
        {
            TellLate(response);
            return;
        }

        if (response is GenericNack)
        {
            // A nack never means success, whatever its status says.
            CommandStatus status = response.CommandStatus.IsOk ? CommandStatus.ESME_RUNKNOWNERR : response.CommandStatus;
            response = PduCatalog.CreateResponse(request!.Request!.CommandId, status, response.SequenceNumber)!;
        }

        request!.Measure(response, _time);
        TakeBindResponse(response);
        if (!request.TryComplete(response))
        {
            TellLate(response);
        }

        GoOn(granted);
    }

    private void TellLate(Pdu response)
    {
        SmppTelemetry.Late(response.CommandId);
        if (response is EnquireLinkResp or UnbindResp)
        {
            return;
        }

        try
        {
            _handler.OnLateResponse(this, response);
        }
#pragma warning disable CA1031 // A handler's failure must not end the reading loop.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SessionLog.HandlerFailed(_logger, exception, ToString(), response.CommandId.Name, response.SequenceNumber, "nothing");
        }
    }

    private void TakeRequest(Pdu request)
    {
        switch (request)
        {
            case EnquireLink:
                AddUrgent(new EnquireLinkResp(), request.SequenceNumber);
                return;
            case Unbind:
                TakeUnbind(request);
                return;
            case BindRequest bind:
                TakeBindRequest(bind);
                return;
            case Outbind outbind when _server is null && State == SmppSessionState.Open:
                _outbound.TrySetResult(outbind);
                return;
        }

        if (IsAllowed(request.CommandId))
        {
            _inbound.Add(request);
        }
        else if (_server is null && _leaving && request is DeliverSm or DataSm)
        {
            // It crossed our unbind on the way. Unanswered the SMSC keeps it for the next session; an error may make it forget it.
            SessionLog.Left(_logger, ToString(), request.CommandId.Name, request.SequenceNumber);
        }
        else
        {
            Respond(request, PduCatalog.CreateRejection(request, CommandStatus.ESME_RINVBNDSTS));
        }
    }

    /// <summary>While this side drains before its unbind, the peer's requests are as welcome as before.</summary>
    private bool IsAllowed(CommandId command)
    {
        SmppSessionState state = State == SmppSessionState.Unbound && !_leaving ? _boundAs : State;
        return state switch
        {
            SmppSessionState.BoundTrx => true,
            SmppSessionState.BoundTx or SmppSessionState.BoundRx => AllowedBy(state, command, fromServer: _server is null) || command == CommandId.AlertNotification,
            _ => false,
        };
    }

    private void RefuseStream(in ReadOnlySequence<byte> buffer)
    {
        // The first octets tell who called: 0x48545450 is HTTP, 0x16030100 a TLS hello.
        Span<byte> first = stackalloc byte[sizeof(uint)];
        buffer.Slice(0, sizeof(uint)).CopyTo(first);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(first);
        if (State is not (SmppSessionState.Open or SmppSessionState.Outbound))
        {
            AddUrgent(new GenericNack { CommandStatus = CommandStatus.ESME_RINVCMDLEN }, 0);
            _output.Flush(onThisThread: true);
        }

        Close(new SmppCloseReason(SmppCloseKind.FramingError, $"command_length 0x{length:X8}, at least 16 and at most {_options.MaxPduLength} expected"));
    }
}
