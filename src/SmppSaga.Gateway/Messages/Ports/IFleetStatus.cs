namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>How the connectors stand over all pods.</summary>
internal interface IFleetStatus
{
    /// <summary>False when no pod has had the connector bound for a while. What is not known, as when the store is away, counts as usable.</summary>
    bool IsUsable(string connector);
}
