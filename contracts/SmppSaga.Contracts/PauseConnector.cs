namespace SmppSaga.Contracts;

/// <summary>Stops submitting over a connector on every pod, until <see cref="ResumeConnector"/>. Its binds stay, answers and receipts are taken, and its queue holds what waits.</summary>
public sealed record PauseConnector
{
    /// <summary>The connector's name in the gateway's file.</summary>
    public required string Connector { get; init; }
}
