namespace SmppSaga.Gateway.Store;

/// <summary>Names of the leases that are not bind slots.</summary>
internal static class StoreLeases
{
    /// <summary>Held by the one pod that drains the outbox.</summary>
    public const string Relay = "relay";
}
