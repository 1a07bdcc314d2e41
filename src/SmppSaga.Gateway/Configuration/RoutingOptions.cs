namespace SmppSaga.Gateway.Configuration;

/// <summary>Which operator a number belongs to, which sender it sees, which connector takes it.</summary>
public sealed record RoutingOptions
{
    /// <summary>Digits that stand for one leading 0 in the look-up; empty leaves such numbers as they are.</summary>
    public string CountryCode { get; init; } = "";

    /// <summary>Number prefix to operator, flattened: each key is a full prefix.</summary>
    public IReadOnlyDictionary<string, string> OperatorPrefix { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Operator to sender number; a blank number leaves the message's own sender.</summary>
    public IReadOnlyDictionary<string, string> OperatorNumber { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public SenderPolicy SenderPolicy { get; init; } = SenderPolicy.OperatorNumber;

    /// <summary>IANA time zone of the routes' times of day.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The first route that matches is taken. Without routes the only connector takes everything.</summary>
    public IReadOnlyList<RouteOptions> Routes { get; init; } = [];
}

/// <summary>routing.sender_policy: who wins when both the operator's number and the message's own sender are there.</summary>
public enum SenderPolicy
{
    /// <summary>The operator's number replaces the message's sender, as in Vumi.</summary>
    OperatorNumber,

    /// <summary>The message's sender stays; the operator's number fills in when there is none.</summary>
    MessageFirst,
}
