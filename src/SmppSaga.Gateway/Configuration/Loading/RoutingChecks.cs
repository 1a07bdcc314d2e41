namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>What only the whole of routing and connectors shows: routes that lead nowhere, operators without a number, senders that are replaced.</summary>
internal static class RoutingChecks
{
    public static void Report(GatewayOptions options, LoadContext context)
    {
        Connectors(options, context);
        Routes(options, context);
        Numbers(options.Routing, context);
    }

    private static void Connectors(GatewayOptions options, LoadContext context)
    {
        RoutingOptions routing = options.Routing;
        string[] submitting = [.. options.Connectors.Where(pair => pair.Value.Bind != BindMode.Receiver).Select(pair => pair.Key)];
        if (submitting.Length > 1 && routing.Routes.Count == 0)
        {
            context.Mistake(context.PlaceOf("connectors"), $"{submitting.Length} connectors and no routes, expected routing.routes to choose between {string.Join(", ", submitting)}");
        }

        if (submitting.Length == 0)
        {
            context.Warning(context.PlaceOf("connectors"), "no connector that can submit, expected one: every message is refused with no_route");
        }

        foreach (string name in options.Connectors.Keys.Where(name => routing.Routes.Count > 0 && !routing.Routes.Any(route => route.Connectors.Contains(name, StringComparer.Ordinal))))
        {
            context.Warning(context.PlaceOf($"connectors.{name}"), $"connector {name} is in no route: only messages that name it go there");
        }
    }

    private static void Routes(GatewayOptions options, LoadContext context)
    {
        IReadOnlyList<RouteOptions> routes = options.Routing.Routes;
        for (int i = 0; i < routes.Count; i++)
        {
            string path = $"routing.routes[{i}]";
            Place place = context.PlaceOf(path);
            if (routes[i].Connectors.Count == 0)
            {
                context.Mistake(place, $"{path}.connectors is missing, expected at least one connector");
            }

            foreach (string missing in routes[i].Connectors.Where(name => !options.Connectors.ContainsKey(name)))
            {
                string nearest = NearestKey.Of(missing, options.Connectors.Keys) is { } near ? $", nearest {near}" : "";
                context.Mistake(context.PlaceOf($"{path}.connectors"), $"{path}.connectors names {missing}, expected a key of connectors{nearest}");
            }

            foreach (string receiver in routes[i].Connectors.Where(name => options.Connectors.TryGetValue(name, out ConnectorOptions? found) && found.Bind == BindMode.Receiver))
            {
                context.Mistake(context.PlaceOf($"{path}.connectors"), $"{path}.connectors names {receiver}, a receiver, expected a connector that can submit");
            }

            Weights(routes[i], path, context);
            Covered(routes, i, place, context);
        }

        HashSet<string> known = [.. options.Routing.OperatorPrefix.Values, "UNKNOWN"];
        for (int i = 0; known.Count > 1 && i < routes.Count; i++)
        {
            foreach (string name in routes[i].Operator.Where(name => !known.Contains(name)))
            {
                string nearest = NearestKey.Of(name, known) is { } near ? $", nearest {near}" : "";
                context.Warning(context.PlaceOf($"routing.routes[{i}].operator"), $"routing.routes[{i}].operator is {name}, which has no prefix: only messages that name it match{nearest}");
            }
        }
    }

    private static void Weights(RouteOptions route, string path, LoadContext context)
    {
        if (route.Connectors.Distinct(StringComparer.Ordinal).Count() != route.Connectors.Count)
        {
            context.Mistake(context.PlaceOf($"{path}.connectors"), $"{path}.connectors names a connector twice, expected each once");
        }

        if (route.Weights.Count > 0 && (route.Weights.Count != route.Connectors.Count || route.Weights.All(x => x == 0)))
        {
            context.Mistake(context.PlaceOf($"{path}.weights"), $"{path}.weights is {string.Join(", ", route.Weights)}, expected one for each of {route.Connectors.Count} connectors, one of them above 0");
        }

        if (route.RerouteOn.Count > 0 && route.Connectors.Count == 1)
        {
            context.Warning(context.PlaceOf($"{path}.reroute_on"), $"{path}.reroute_on has no other connector to go to");
        }
    }

    private static void Covered(IReadOnlyList<RouteOptions> routes, int index, Place place, LoadContext context)
    {
        for (int earlier = 0; earlier < index; earlier++)
        {
            if (RouteCovers.All(routes[earlier], routes[index]))
            {
                context.Warning(place, $"routing.routes[{index}] is never reached: routing.routes[{earlier}] matches all of it");
                return;
            }
        }

        for (int earlier = 0; earlier < index; earlier++)
        {
            foreach (string what in RouteCovers.Some(routes[earlier], routes[index]))
            {
                context.Warning(place, $"routing.routes[{index}] never takes {what}: routing.routes[{earlier}] matches it first");
            }
        }
    }

    private static void Numbers(RoutingOptions routing, LoadContext context)
    {
        string[] replaced = [.. routing.OperatorNumber.Where(pair => pair.Value.Length > 0).Select(pair => pair.Key)];
        if (replaced.Length == 0)
        {
            return;
        }

        Place numbers = context.PlaceOf("routing.operator_number");
        if (routing.SenderPolicy == SenderPolicy.OperatorNumber)
        {
            context.Warning(numbers, $"the sender of every message to {string.Join(", ", replaced)} is replaced by the operator's number; sender_policy: message_first keeps it");
        }

        HashSet<string> known = [.. routing.OperatorPrefix.Values, "UNKNOWN"];
        foreach (string name in known.Where(name => routing.OperatorNumber.GetValueOrDefault(name, "").Length == 0))
        {
            context.Warning(context.PlaceOf($"routing.operator_number.prefix of {name}"), $"operator {name} has no number: its messages keep their own sender");
        }

        foreach (string name in routing.OperatorNumber.Keys.Where(name => !known.Contains(name)))
        {
            context.Warning(context.PlaceOf($"routing.operator_number.{name}"), $"operator {name} has a number but no prefix: only messages that name it use it");
        }
    }
}
