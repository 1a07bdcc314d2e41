namespace SmppSaga.Smpp;

/// <summary>
/// What the owner of a session is told. Members are called on the session's reading loop, in the order of arrival: they must not block,
/// and what takes time must be awaited.
/// </summary>
public abstract class SmppSessionHandler
{
    /// <summary>True to have <see cref="OnPdu"/> called. Off by default, since it costs a copy of each PDU sent.</summary>
    public virtual bool TracePdus => false;

    /// <summary>
    /// A request of the peer, except enquire_link and unbind, which the session answers itself. The returned response is written when the
    /// task ends, with the request's sequence_number; null sends none. An exception is answered with ESME_RSYSERR.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancelled when the session is over; a response is then of no use any more.</param>
    /// <returns>The response. The default refuses everything with generic_nack ESME_RINVCMDID.</returns>
    public virtual ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct) =>
        new(new GenericNack { CommandStatus = CommandStatus.ESME_RINVCMDID });

    /// <summary>An answer to a request of ours that nobody waits for any more: it has timed out or was given up.</summary>
    public virtual void OnLateResponse(SmppSession session, Pdu response)
    {
    }

    /// <summary>Every PDU that was understood or is sent, while <see cref="TracePdus"/> is true.</summary>
    public virtual void OnPdu(SmppSession session, PduDirection direction, Pdu pdu)
    {
    }
}
