namespace SmppSaga.Gateway.Binds;

/// <summary>No submit_sm can be built from the message; the text of this exception never holds what was to be sent.</summary>
/// <param name="reason">A value of SmsRejected.reason.</param>
/// <param name="detail">In words: field, limit, what came.</param>
internal sealed class NotSendableException(string reason, string detail) : Exception(detail)
{
    public string Reason { get; } = reason;
}
