namespace SmppSaga.Smpp;

/// <summary>The session ended before the request was answered, or was over already.</summary>
public sealed class SmppSessionClosedException : SmppException
{
    internal SmppSessionClosedException(SmppCloseReason reason, bool written)
        : base($"The session is over: {reason.Detail}", reason.Exception)
    {
        Reason = reason;
        Written = written;
    }

    /// <summary>Why the session is over.</summary>
    public SmppCloseReason Reason { get; }

    /// <summary>False only when not one octet of the request was handed to the connection; then the peer cannot have it.</summary>
    public bool Written { get; }
}
