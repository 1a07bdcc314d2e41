namespace SmppSaga.Gateway.Routing;

/// <summary>Where a message goes and from whom, or why it goes nowhere.</summary>
public sealed record RouteDecision
{
    public required OperatorMatch Match { get; init; }

    public required SenderChoice Sender { get; init; }

    /// <summary>The connectors in fail-over order and the route that named them; empty when refused.</summary>
    public required RouteChoice Route { get; init; }

    /// <summary>Why the message is refused, in the words of SmsRejected: invalid_address, unknown_connector or no_route; null when it is routed.</summary>
    public string? Rejection { get; init; }

    /// <summary>The refusal in words; null when the message is routed. Holds no full number.</summary>
    public string? Detail { get; init; }

    /// <summary>The connector that takes the message: the first usable one, or the first of all when none is; null when refused.</summary>
    public string? Connector { get; init; }
}
