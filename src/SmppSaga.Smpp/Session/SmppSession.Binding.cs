namespace SmppSaga.Smpp;

/// <content>How a session becomes bound, on either side (SMPP 3.4, 4.1).</content>
public sealed partial class SmppSession
{
    private const byte FirstVersionWithTlvs = 0x34;

    private readonly SmppServerHandler? _server;
    private bool _binding;
    private SmppSessionState _boundAs;

    private static async Task<SmppSession> BindAsync(SmppTransport transport, SmppClientOptions options, SmppSessionHandler handler, CancellationToken ct)
    {
        SmppSession session = new(transport, options, handler, server: null) { SystemId = options.SystemId };
        session.Start();
        return await session.BindAsync(options, ct).ConfigureAwait(false);
    }

    private async Task<SmppSession> BindAsync(SmppClientOptions options, CancellationToken ct)
    {
        _output.WithTlvs = options.InterfaceVersion >= FirstVersionWithTlvs;
        try
        {
            Pdu answer = await SendControlAsync(options.CreateBind(), options.BindTimeout, ct).ConfigureAwait(false);
            if (!answer.CommandStatus.IsOk)
            {
                Abort($"bind refused with {answer.CommandStatus.Name}");
                throw new SmppBindException(answer.CommandStatus, options.ToString());
            }

            return this;
        }
        catch (SmppResponseTimeoutException)
        {
            Abort("bind not answered");
            throw new SmppConnectException($"{options}: the bind was not answered within {options.BindTimeout.TotalSeconds:0.###} s.");
        }
        catch (SmppSessionClosedException closed)
        {
            throw new SmppConnectException($"{options}: closed before the bind was answered, {closed.Reason.Detail}.", closed);
        }
        catch
        {
            Abort("bind given up");
            throw;
        }
    }

    /// <summary>On the reading loop, so that a deliver_sm right behind the answer finds the session bound.</summary>
    private void TakeBindResponse(Pdu response)
    {
        if (response is BindResponse && response.CommandStatus.IsOk)
        {
            BindResponse = response;
            Bound(response.CommandId);
        }
    }

    private void TakeBindRequest(BindRequest request)
    {
        if (_server is null || _binding || State is not (SmppSessionState.Open or SmppSessionState.Outbound))
        {
            CommandStatus status = _server is null ? CommandStatus.ESME_RINVBNDSTS : CommandStatus.ESME_RALYBND;
            Respond(request, PduCatalog.CreateResponse(request.CommandId, status, request.SequenceNumber));
            return;
        }

        _binding = true;
        _ = ObserveAsync(AnswerBindAsync(_server, request));
    }

    private async Task AnswerBindAsync(SmppServerHandler server, BindRequest request)
    {
        CommandStatus status;
        try
        {
            status = await server.OnBindAsync(this, request, _over.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a handler throws, the peer gets an answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            status = CommandStatus.ESME_RBINDFAIL;
            SessionLog.HandlerFailed(_logger, exception, ToString(), request.CommandId.Name, request.SequenceNumber, status.Name);
        }

        if (status.IsOk)
        {
            BindRequest = request;
            SystemId = request.SystemId;
            _name = null;
            _output.WithTlvs = request.InterfaceVersion >= FirstVersionWithTlvs;
        }

        // The answer is in line before anybody sees the session bound, so no deliver_sm overtakes it.
        Pdu answer = CreateBindResponse(request.CommandId, status);
        _output.AddUrgent(answer, request.SequenceNumber);
        if (status.IsOk)
        {
            Bound(request.CommandId);
        }

        Trace(PduDirection.Sent, answer, request.SequenceNumber);
        _binding = false;
        FlushResponses();
    }

    private BindResponse CreateBindResponse(CommandId request, CommandStatus status)
    {
        SmppServerOptions options = (SmppServerOptions)_options;
        BindResponse response = (BindResponse)PduCatalog.CreateResponse(request, status, sequenceNumber: 0)!;
        return status.IsOk
            ? response with { SystemId = options.SystemId, Tlvs = [Tlv.OfByte(TlvTag.ScInterfaceVersion, options.InterfaceVersion)] }
            : response;
    }

    private void Bound(CommandId bind)
    {
        SmppSessionState state = (bind.Value & 0xFF) switch
        {
            1 => SmppSessionState.BoundRx,
            2 => SmppSessionState.BoundTx,
            _ => SmppSessionState.BoundTrx,
        };

        _boundAs = state;

        // The session may have ended meanwhile; that stands.
        int before = Interlocked.CompareExchange(ref _state, (int)state, (int)SmppSessionState.Open);
        if (before == (int)SmppSessionState.Outbound)
        {
            Interlocked.CompareExchange(ref _state, (int)state, (int)SmppSessionState.Outbound);
        }

        SessionLog.Bound(_logger, ToString(), state switch
        {
            SmppSessionState.BoundTx => "transmitter",
            SmppSessionState.BoundRx => "receiver",
            _ => "transceiver",
        });
    }
}
