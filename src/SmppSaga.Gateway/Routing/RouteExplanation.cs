using System.Text.Encodings.Web;
using System.Text.Json;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>A decision in words, for route explain.</summary>
public sealed record RouteExplanation
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The number as given.</summary>
    public required string Input { get; init; }

    /// <summary>The number as it was looked up.</summary>
    public required string Lookup { get; init; }

    /// <summary>The longest prefix that matches; null when none does.</summary>
    public required string? Prefix { get; init; }

    public required string Operator { get; init; }

    /// <summary>source_addr on the wire; empty means none.</summary>
    public required string Sender { get; init; }

    /// <summary>The connector to try first; null when the message is refused.</summary>
    public required string? Connector { get; init; }

    /// <summary>Why all that.</summary>
    public required string Reason { get; init; }

    /// <param name="request">The message.</param>
    /// <param name="decision">What was decided for it.</param>
    /// <param name="routeWords">What made its route match, <see cref="Router.Why"/>.</param>
    public static RouteExplanation Of(RouteRequest request, RouteDecision decision, string routeWords = "") => new()
    {
        Input = request.To ?? "",
        Lookup = decision.Match.Lookup,
        Prefix = decision.Match.Prefix,
        Operator = decision.Match.Operator,
        Sender = decision.Sender.Sender,
        Connector = decision.Connector,
        Reason = string.Join("; ", OperatorWords(decision.Match), SenderWords(decision), ConnectorWords(request, decision, routeWords)),
    };

    /// <summary>One line of JSON: {input,lookup,prefix,operator,sender,connector,reason}.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static string OperatorWords(OperatorMatch match) => match.Source switch
    {
        OperatorSource.Message => $"the message names operator {match.Operator}",
        _ when match.Prefix is null => $"no prefix matches {match.Lookup}",
        _ => $"{match.Prefix} is the longest prefix of {match.Lookup}",
    };

    private static string SenderWords(RouteDecision decision) => decision.Sender.Origin switch
    {
        SenderOrigin.OperatorNumber => $"the sender is the number of {decision.Match.Operator}",
        SenderOrigin.Message when decision.Match.Number.Length == 0 => $"{decision.Match.Operator} has no number, so the message keeps its sender",
        SenderOrigin.Message => $"the policy message_first{(decision.Route.Options?.SenderPolicy is null ? "" : " of the route")} keeps the message's sender",
        _ => $"neither {decision.Match.Operator} nor the message has a sender",
    };

    private static string ConnectorWords(RouteRequest request, RouteDecision decision, string routeWords)
    {
        if (decision.Rejection is not null)
        {
            return $"refused as {decision.Rejection}: {decision.Detail}";
        }

        if (decision.Route.Route is not { } index)
        {
            return string.IsNullOrWhiteSpace(request.Connector) ? $"{decision.Connector} is the only connector" : $"the message names connector {decision.Connector}";
        }

        string[] others = [.. decision.Route.Connectors.Where(x => x != decision.Connector)];
        string name = decision.Route.Options is { Name.Length: > 0 } named ? $" ({named.Name})" : "";
        string why = routeWords.Length > 0 ? $" for {routeWords}" : "";
        string next = others.Length > 0 ? $", then {string.Join(", ", others)}" : "";
        return $"routing.routes[{index}]{name}{why} takes {decision.Connector}{next}{WeightWords(decision.Route.Options)}";
    }

    private static string WeightWords(RouteOptions? route) => route is { Weights.Count: > 0 }
        ? $"; weights {string.Join(", ", route.Connectors.Zip(route.Weights, (name, weight) => $"{name} {weight} of {route.Weights.Sum()}"))}, drawn by smsId"
        : "";
}
