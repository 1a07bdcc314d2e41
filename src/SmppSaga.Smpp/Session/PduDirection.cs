namespace SmppSaga.Smpp;

/// <summary>Which way a PDU went.</summary>
public enum PduDirection
{
    /// <summary>From the peer.</summary>
    Received,

    /// <summary>To the peer.</summary>
    Sent,
}
