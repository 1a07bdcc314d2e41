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

            foreach (string name in routes[i].Connectors.Where(name => !options.Connectors.ContainsKey(name)))
            {
                string nearest = NearestKey.Of(name, options.Connectors.Keys) is { } near ? $", nearest {near}" : "";
                context.Mistake(context.PlaceOf($"{path}.connectors"), $"{path}.connectors names {name}, expected a key of connectors{nearest}");
            }

            foreach (string name in routes[i].Connectors.Where(name => options.Connectors.TryGetValue(name, out ConnectorOptions? found) && found.Bind == BindMode.Receiver))
            {
                context.Mistake(context.PlaceOf($"{path}.connectors"), $"{path}.connectors names {name}, a receiver, expected a connector that can submit");
            }

            int earlier = routes.Take(i).ToList().FindIndex(route => route.Operator is null || route.Operator == routes[i].Operator);
            if (earlier >= 0)
            {
                context.Warning(place, $"{path} is never reached: routing.routes[{earlier}] matches all of it");
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

        foreach (string name in routing.OperatorPrefix.Values.Append("UNKNOWN").Distinct(StringComparer.Ordinal).Where(name => routing.OperatorNumber.GetValueOrDefault(name, "").Length == 0))
        {
            context.Warning(context.PlaceOf($"operators.{name}") is { InFile: true } place ? place : numbers, $"operator {name} has no number: its messages keep their own sender");
        }

        foreach (string name in routing.OperatorNumber.Keys.Where(name => name != "UNKNOWN" && !routing.OperatorPrefix.Values.Contains(name, StringComparer.Ordinal)))
        {
            context.Warning(context.PlaceOf($"routing.operator_number.{name}"), $"operator {name} has a number but no prefix: only messages that name it use it");
        }
    }
}
