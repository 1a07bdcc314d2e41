namespace SmppSaga.Smpp;

/// <summary>The states of a session (SMPP 3.4, 2.2; SMPP 5.0, 2.3).</summary>
public enum SmppSessionState
{
    /// <summary>Connected, not yet bound.</summary>
    Open,

    /// <summary>Bound by bind_transmitter: messages go to the SMSC only.</summary>
    BoundTx,

    /// <summary>Bound by bind_receiver: messages come from the SMSC only.</summary>
    BoundRx,

    /// <summary>Bound by bind_transceiver: both directions.</summary>
    BoundTrx,

    /// <summary>One side has sent unbind: no new requests, what is outstanding may still be answered.</summary>
    Unbound,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>The SMSC has connected and sent outbind; the ESME has not bound yet.</summary>
    Outbound,
}
