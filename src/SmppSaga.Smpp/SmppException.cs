namespace SmppSaga.Smpp;

/// <summary>What this library throws by itself. Its messages never hold a text, a password or an address.</summary>
public abstract class SmppException : Exception
{
    private protected SmppException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
