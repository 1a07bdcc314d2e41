namespace SmppSaga.Contracts;

/// <summary>Ends what <see cref="PauseConnector"/> began; harmless when nothing is paused.</summary>
public sealed record ResumeConnector
{
    /// <summary>The connector's name in the gateway's file.</summary>
    public required string Connector { get; init; }
}
