using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>Decides operator, sender and connectors of a message. Pure: the same request always has the same decision.</summary>
public sealed class Router(GatewayOptions options)
{
    private readonly RouteTable _routes = new(options);

    public OperatorTable Operators { get; } = new(options.Routing);

    public RouteDecision Decide(RouteRequest request)
    {
        string to = request.To ?? "";
        OperatorMatch match = string.IsNullOrWhiteSpace(request.Operator) ? Operators.Match(to) : Operators.Named(to, request.Operator.Trim());
        SenderChoice sender = SenderChoice.Of(request.SenderPolicy ?? options.Routing.SenderPolicy, match.Number, request.From);
        bool named = !string.IsNullOrWhiteSpace(request.Connector);
        RouteChoice route = named ? _routes.Named(request.Connector!.Trim()) : _routes.Choose(match.Operator);
        (string? rejection, string? detail) = Refusal(request, match, sender, route, named);
        return new RouteDecision { Match = match, Sender = sender, Route = rejection is null ? route : RouteChoice.None, Rejection = rejection, Detail = detail };
    }

    private (string? Rejection, string? Detail) Refusal(RouteRequest request, OperatorMatch match, SenderChoice sender, RouteChoice route, bool named)
    {
        if ((AddressCheck.MistakeInDestination(request.To) ?? AddressCheck.MistakeInSender(sender.Sender)) is { } mistake)
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
}
