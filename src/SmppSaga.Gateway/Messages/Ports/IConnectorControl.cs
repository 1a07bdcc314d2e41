namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>What people may ask of a connector; every pod follows within a third of the lease.</summary>
internal interface IConnectorControl
{
    /// <summary>Nothing is submitted over the connector until it is resumed.</summary>
    /// <returns>False when it was paused already.</returns>
    Task<bool> PauseAsync(string connector, CancellationToken cancellationToken);

    /// <summary>Ends a pause.</summary>
    /// <returns>False when it was not paused.</returns>
    Task<bool> ResumeAsync(string connector, CancellationToken cancellationToken);

    /// <summary>Every pod drains, unbinds and binds anew; waits after a refusal end.</summary>
    Task RebindAsync(string connector, CancellationToken cancellationToken);
}
