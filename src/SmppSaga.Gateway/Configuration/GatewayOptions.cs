namespace SmppSaga.Gateway.Configuration;

/// <summary>Everything one gateway file says. The defaults are the embedded gateway: memory bus, memory store, no connector.</summary>
public sealed record GatewayOptions
{
    public BusOptions Bus { get; init; } = new();

    public StoreOptions Store { get; init; } = new();

    public HttpOptions Http { get; init; } = new();

    /// <summary>The timers of the whole gateway. What holds for a connector is in <see cref="ConnectorOptions.Timers"/>.</summary>
    public TimerOptions Timers { get; init; } = new();

    public RoutingOptions Routing { get; init; } = new();

    /// <summary>The SMSC accounts by name, in the order of the file. Names are case-sensitive.</summary>
    public IReadOnlyDictionary<string, ConnectorOptions> Connectors { get; init; } = new Dictionary<string, ConnectorOptions>(StringComparer.Ordinal);
}
