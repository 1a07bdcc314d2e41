using SmppSaga.Gateway.Configuration.Keys;

namespace SmppSaga.Gateway.Configuration;

/// <summary>What differs between two files, by the table of keys; secrets are compared and never shown.</summary>
internal static class GatewayChanges
{
    /// <summary>The keys that hold only from the next start on.</summary>
    public static IReadOnlyList<string> NeedRestart(GatewayOptions old, GatewayOptions now) =>
    [
        .. Changed("bus", BusKeys.Section, old.Bus, now.Bus),
        .. Changed("store", StoreKeys.Section, old.Store, now.Store),
        .. Changed("http", HttpKeys.Section, old.Http, now.Http),
        .. Changed("timers", TimerKeys.Section, old.Timers, now.Timers).Where(key => key == "timers.drain_timeout"),
    ];

    public static bool RoutingDiffers(GatewayOptions old, GatewayOptions now) => Changed("routing", RoutingKeys.Section, old.Routing, now.Routing).Any();

    public static bool Differs(ConnectorOptions old, ConnectorOptions now) => ConnectorKeys.Section.Write(now, old).Any();

    /// <summary>Names of the connectors that are new, gone or different.</summary>
    public static IReadOnlyList<string> Connectors(GatewayOptions old, GatewayOptions now) =>
    [
        .. old.Connectors.Where(x => !now.Connectors.TryGetValue(x.Key, out ConnectorOptions? other) || Differs(x.Value, other)).Select(x => x.Key),
        .. now.Connectors.Keys.Where(x => !old.Connectors.ContainsKey(x)),
    ];

    private static IEnumerable<string> Changed<T>(string name, OptionSection<T> section, T old, T now) =>
        section.Where(key => key.Write(now, old).Any()).Select(key => $"{name}.{key.Name}");
}
