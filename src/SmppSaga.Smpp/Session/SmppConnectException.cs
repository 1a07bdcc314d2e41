namespace SmppSaga.Smpp;

/// <summary>The SMSC could not be reached, the TLS handshake failed, or the bind was not answered in time.</summary>
public sealed class SmppConnectException : SmppException
{
    internal SmppConnectException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
