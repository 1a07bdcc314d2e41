using Microsoft.Extensions.Logging;

namespace SmppSaga.Smpp;

/// <content>Answers to the peer's requests, and the trace of what goes either way.</content>
public sealed partial class SmppSession
{
    internal void Respond(Pdu request, Pdu? response)
    {
        // outbind and alert_notification are never answered, whatever a handler returns.
        if (response is null || !PduCatalog.HasResponse(request.CommandId))
        {
            return;
        }

        try
        {
            if (response.CommandId != request.CommandId.Response && response is not GenericNack)
            {
                throw new InvalidOperationException($"The handler answered {request.CommandId.Name} with {response.CommandId.Name}.");
            }

            AddUrgent(response, request.SequenceNumber);
        }
#pragma warning disable CA1031 // Whatever is wrong with a handler's answer, the peer gets one and the session lives.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RespondToFailure(request, exception);
        }
    }

    internal void RespondToFailure(Pdu request, Exception exception)
    {
        if (exception is OperationCanceledException && _over.IsCancellationRequested)
        {
            return;
        }

        CommandStatus status = CommandStatus.ESME_RSYSERR;
        SessionLog.HandlerFailed(_logger, exception, ToString(), request.CommandId.Name, request.SequenceNumber, status.Name);
        if (PduCatalog.CreateResponse(request.CommandId, status, request.SequenceNumber) is { } response)
        {
            AddUrgent(response, request.SequenceNumber);
        }
    }

    internal void FlushResponses() => _output.Flush(onThisThread: false);

    private void AddUrgent(Pdu pdu, uint sequenceNumber)
    {
        _output.AddUrgent(pdu, sequenceNumber);
        Trace(PduDirection.Sent, pdu, sequenceNumber);
    }

    private void Trace(PduDirection direction, Pdu pdu, uint sequenceNumber)
    {
        SmppTelemetry.Pdu(direction, pdu.CommandId);
        if (!_handler.TracePdus && !_logger.IsEnabled(LogLevel.Trace))
        {
            return;
        }

        Pdu numbered = pdu.SequenceNumber == sequenceNumber ? pdu : pdu with { SequenceNumber = sequenceNumber };
        if (_logger.IsEnabled(LogLevel.Trace))
        {
            LogTrace(direction, numbered);
        }

        if (_handler.TracePdus)
        {
            TellTrace(direction, numbered);
        }
    }

    private void LogTrace(PduDirection direction, Pdu pdu)
    {
        try
        {
            SessionLog.Traced(_logger, ToString(), direction, PduText.Describe(pdu));
        }
#pragma warning disable CA1031 // A log that fails cannot be told.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The PDU is in line to be sent by now: its place must not be freed, nor the session end.
        }
    }

    private void TellTrace(PduDirection direction, Pdu pdu)
    {
        try
        {
            _handler.OnPdu(this, direction, pdu);
        }
#pragma warning disable CA1031 // A trace must not end the session that it traces.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SessionLog.HandlerFailed(_logger, exception, ToString(), pdu.CommandId.Name, pdu.SequenceNumber, "nothing");
        }
    }
}
