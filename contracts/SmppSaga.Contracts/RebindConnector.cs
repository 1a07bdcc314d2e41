namespace SmppSaga.Contracts;

/// <summary>Drains and binds anew on every pod; a wait after a refused bind ends at once.</summary>
public sealed record RebindConnector
{
    /// <summary>The connector's name in the gateway's file.</summary>
    public required string Connector { get; init; }
}
