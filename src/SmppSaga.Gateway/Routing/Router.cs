using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>Decides operator, sender and connectors of a message. Pure: the same request, with the same connectors usable, always has the same decision.</summary>
public sealed class Router(GatewayOptions options)
{
    private readonly RouteTable _routes = new(options);

    /// <summary>The settings that it decides by.</summary>
    public GatewayOptions Options => options;

    public OperatorTable Operators { get; } = new(options.Routing);

    /// <param name="request">The message.</param>
    /// <param name="usable">Whether a connector can take messages now; null takes all for usable. When none is, the first keeps the message in its queue.</param>
    public RouteDecision Decide(RouteRequest request, Func<string, bool>? usable = null)
    {
        string to = request.To ?? "";
        OperatorMatch match = string.IsNullOrWhiteSpace(request.Operator) ? Operators.Match(to) : Operators.Named(to, request.Operator.Trim());
        bool named = !string.IsNullOrWhiteSpace(request.Connector);
        RouteChoice route = named ? _routes.Named(request.Connector!.Trim()) : _routes.Choose(request, match);
        SenderPolicy policy = request.SenderPolicy ?? route.Options?.SenderPolicy ?? options.Routing.SenderPolicy;
        SenderChoice sender = SenderChoice.Of(policy, match.Number, request.From);
        (string? rejection, string? detail) = Refusal(request, match, sender, route, named);
        return new RouteDecision
        {
            Match = match, Sender = sender, Route = rejection is null ? route : RouteChoice.None, Rejection = rejection, Detail = detail,
            Connector = rejection is null ? FirstUsable(route.Connectors, usable) : null,
        };
    }

    /// <summary>What made the route of a decision match, in words; empty without one.</summary>
    public string Why(RouteRequest request, RouteDecision decision) => decision.Route.Route is { } route ? _routes.Words(route, request, decision.Match) : "";

    private static string FirstUsable(IReadOnlyList<string> connectors, Func<string, bool>? usable)
    {
        for (int i = 0; usable is not null && connectors.Count > 1 && i < connectors.Count; i++)
        {
            if (usable(connectors[i]))
            {
                return connectors[i];
            }
        }

        return connectors[0];
    }

    private (string? Rejection, string? Detail) Refusal(RouteRequest request, OperatorMatch match, SenderChoice sender, RouteChoice route, bool named)
    {
        if ((AddressCheck.MistakeInDestination(request.To) ?? AddressCheck.MistakeInSender(sender.Sender) ?? NotAllowed(sender, route)) is { } mistake)
        {
            return ("invalid_address", mistake);
        }

        if (route.Connectors.Count > 0)
        {
            return (null, null);
        }

        string connectors = _routes.Connectors.Count == 0 ? "there is none" : $"expected one of {string.Join(", ", _routes.Connectors)}";
        return named ? ("unknown_connector", $"connector {request.Connector!.Trim()} cannot submit here, {connectors}")
            : options.Routing.Routes.Count == 0 ? ("no_route", $"no route and no single connector that can submit, {connectors}")
            : ("no_route", $"no route for operator {match.Operator}");
    }

    private static string? NotAllowed(SenderChoice sender, RouteChoice route) =>
        sender.Origin == SenderOrigin.Message && route.Options is { AllowedSenders.Count: > 0 } options && !RouteMatcher.IsOneOf(options.AllowedSenders, sender.Sender)
            ? $"from is not among the allowed_senders of routing.routes[{route.Route}]"
            : null;
}
