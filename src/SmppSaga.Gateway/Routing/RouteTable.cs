using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>Which connectors take a message. Receivers take none. Immutable.</summary>
public sealed class RouteTable
{
    private readonly IReadOnlyList<RouteOptions> _routes;
    private readonly Dictionary<string, IReadOnlyList<string>> _connectors;

    public RouteTable(GatewayOptions options)
    {
        _connectors = options.Connectors
            .Where(pair => pair.Value.Bind != BindMode.Receiver)
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[pair.Key], StringComparer.Ordinal);
        _routes = options.Routing.Routes;
    }

    /// <summary>The names of the connectors that can submit.</summary>
    public IReadOnlyCollection<string> Connectors => _connectors.Keys;

    /// <summary>The first route that matches; without routes the only connector.</summary>
    public RouteChoice Choose(string operatorName)
    {
        if (_routes.Count == 0)
        {
            return _connectors.Count == 1 ? new RouteChoice(_connectors.Values.First(), null) : RouteChoice.None;
        }

        for (int i = 0; i < _routes.Count; i++)
        {
            if (_routes[i].Operator is not { } wanted || wanted == operatorName)
            {
                return new RouteChoice(_routes[i].Connectors, i);
            }
        }

        return RouteChoice.None;
    }

    /// <summary>The connector that the message names, past all routes.</summary>
    public RouteChoice Named(string connector) =>
        _connectors.TryGetValue(connector, out IReadOnlyList<string>? one) ? new RouteChoice(one, null) : RouteChoice.None;
}

/// <summary>The connectors for one message.</summary>
/// <param name="Connectors">In fail-over order; empty when nothing matched.</param>
/// <param name="Route">Index of the route that matched, from 0; null without one.</param>
public readonly record struct RouteChoice(IReadOnlyList<string> Connectors, int? Route)
{
    internal static RouteChoice None { get; } = new([], null);
}
