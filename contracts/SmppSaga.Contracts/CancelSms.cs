namespace SmppSaga.Contracts;

/// <summary>Stops a message that has not been written to an SMSC yet; afterwards it comes too late and changes nothing.</summary>
public sealed record CancelSms
{
    /// <summary>The message.</summary>
    public required Guid SmsId { get; init; }
}
