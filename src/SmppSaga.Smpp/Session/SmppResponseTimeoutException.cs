namespace SmppSaga.Smpp;

/// <summary>A request was not answered in time: the peer may or may not have taken it.</summary>
public sealed class SmppResponseTimeoutException : SmppException
{
    internal SmppResponseTimeoutException(uint sequenceNumber, string message)
        : base(message) => SequenceNumber = sequenceNumber;

    /// <summary>The number of the request. It is not used again until its late answer has come.</summary>
    public uint SequenceNumber { get; }
}
