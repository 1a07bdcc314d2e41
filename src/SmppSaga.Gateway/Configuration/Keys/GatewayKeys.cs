using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>The top of the gateway file.</summary>
internal static class GatewayKeys
{
    // The connectors come last: they start from the timers of the whole gateway.
    public static OptionSection<GatewayOptions> Section { get; } = new(new GatewayOptions())
    {
        { "bus", BusKeys.Section, o => o.Bus, (o, v) => o with { Bus = v } },
        { "store", StoreKeys.Section, o => o.Store, (o, v) => o with { Store = v } },
        { "http", HttpKeys.Section, o => o.Http, (o, v) => o with { Http = v } },
        { "timers", TimerKeys.Section, o => o.Timers, (o, v) => o with { Timers = v } },
        { "routing", RoutingKeys.Section, o => o.Routing, (o, v) => o with { Routing = v } },
        new ConnectorsKey(),
    };

    /// <summary>The table of all keys with their defaults.</summary>
    public static IReadOnlyList<OptionRow> Rows => [.. Section.Rows(KeyPath.Root.Canonical)];
}
