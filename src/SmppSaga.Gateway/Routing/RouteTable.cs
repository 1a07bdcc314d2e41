using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>Which connectors take a message. Receivers take none. Immutable.</summary>
public sealed class RouteTable
{
    private readonly (RouteOptions Options, RouteMatcher Matcher, WeightedOrder? Weighted)[] _routes;
    private readonly Dictionary<string, IReadOnlyList<string>> _connectors;

    public RouteTable(GatewayOptions options)
    {
        _connectors = options.Connectors
            .Where(pair => pair.Value.Bind != BindMode.Receiver)
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[pair.Key], StringComparer.Ordinal);
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Routing.TimeZone);
        _routes = [.. options.Routing.Routes.Select(x => (x, new RouteMatcher(x, zone), x.Weights.Count == 0 ? null : new WeightedOrder(x)))];
    }

    /// <summary>The names of the connectors that can submit.</summary>
    public IReadOnlyCollection<string> Connectors => _connectors.Keys;

    /// <summary>The first route that matches; without routes the only connector.</summary>
    public RouteChoice Choose(in RouteRequest request, OperatorMatch match)
    {
        if (_routes.Length == 0)
        {
            return _connectors.Count == 1 ? new RouteChoice(_connectors.Values.First(), null) : RouteChoice.None;
        }

        for (int i = 0; i < _routes.Length; i++)
        {
            (RouteOptions options, RouteMatcher matcher, WeightedOrder? weighted) = _routes[i];
            if (matcher.Matches(request, match))
            {
                return new RouteChoice(weighted?.Of(request.SmsId) ?? options.Connectors, i) { Options = options };
            }
        }

        return RouteChoice.None;
    }

    /// <summary>The connector that the message names, past all routes.</summary>
    public RouteChoice Named(string connector) =>
        _connectors.TryGetValue(connector, out IReadOnlyList<string>? one) ? new RouteChoice(one, null) : RouteChoice.None;

    internal string Words(int route, in RouteRequest request, OperatorMatch match) => _routes[route].Matcher.Words(request, match);
}

/// <summary>The connectors for one message.</summary>
/// <param name="Connectors">In fail-over order; empty when nothing matched.</param>
/// <param name="Route">Index of the route that matched, from 0; null without one.</param>
public readonly record struct RouteChoice(IReadOnlyList<string> Connectors, int? Route)
{
    internal static RouteChoice None { get; } = new([], null);

    /// <summary>The route that matched; null without one.</summary>
    public RouteOptions? Options { get; init; }
}
