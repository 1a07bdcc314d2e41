namespace SmppSaga.Gateway.Messages;

/// <summary>The values of SmsRejected.reason.</summary>
internal static class RejectReason
{
    public const string InvalidAddress = "invalid_address";
    public const string InvalidText = "invalid_text";
    public const string UnknownConnector = "unknown_connector";
    public const string NoRoute = "no_route";
    public const string TooManyParts = "too_many_parts";
    public const string RefusedBySmsc = "refused_by_smsc";
    public const string Expired = "expired";
    public const string Cancelled = "cancelled";
}
