namespace SmppSaga.Gateway.Messages;

/// <summary>Internal command on submit-sms-&lt;connector&gt;: this message waits for a bind. Its text is read from the store.</summary>
internal sealed record SubmitSms
{
    public required Guid SmsId { get; init; }
}
