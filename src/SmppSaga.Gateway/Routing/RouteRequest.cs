using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>What routing needs to know of a message.</summary>
public readonly record struct RouteRequest
{
    /// <summary>The destination as given.</summary>
    public string? To { get; init; }

    /// <summary>The wished sender; blank is none.</summary>
    public string? From { get; init; }

    /// <summary>Connector past all routes; blank leaves the choice to them.</summary>
    public string? Connector { get; init; }

    /// <summary>Operator that the sender knows better than the table; blank looks it up.</summary>
    public string? Operator { get; init; }

    /// <summary>Overrides routing.sender_policy.</summary>
    public SenderPolicy? SenderPolicy { get; init; }

    /// <summary>Decides among weighted connectors.</summary>
    public Guid SmsId { get; init; }

    /// <summary>The message's tags, for routes that ask for some.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>When the message is to be sent, for routes by time of day.</summary>
    public DateTimeOffset At { get; init; }
}
