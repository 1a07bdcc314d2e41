namespace SmppSaga.Gateway.Configuration;

/// <summary>What a valid gateway file amounts to, in a few lines without secrets.</summary>
public static class GatewaySummary
{
    public static IEnumerable<string> Lines(GatewayOptions options)
    {
        yield return options.Bus.Transport == BusTransport.Memory ? "bus: in memory" : $"bus: {options.Bus}";
        yield return options.Store.Kind == StoreKind.Memory ? "store: in memory" : $"store: {options.Store}";
        yield return options.Http.Listen.Length == 0 ? "http: none" : $"http: {options.Http}";
        yield return Routing(options.Routing);
        foreach ((string name, ConnectorOptions connector) in options.Connectors)
        {
            string tps = connector.Tps == 0 ? "" : $", {connector.Tps} parts/s";
            yield return $"connector {name}: {connector}, {connector.Bind.ToString().ToLowerInvariant()}, binds {connector.Binds}, window {connector.Window}{tps}";
        }
    }

    private static string Routing(RoutingOptions routing)
    {
        int operators = routing.OperatorPrefix.Values.Distinct(StringComparer.Ordinal).Count();
        int numbers = routing.OperatorNumber.Values.Count(number => number.Length > 0);
        string country = routing.CountryCode.Length == 0 ? "no country code" : $"country code {routing.CountryCode}";
        return $"routing: {routing.OperatorPrefix.Count} prefixes of {operators} operators, {numbers} sender numbers, {country}, {routing.Routes.Count} routes";
    }
}
