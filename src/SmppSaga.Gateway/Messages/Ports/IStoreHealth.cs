namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>Whether the store can be trusted with messages now.</summary>
internal interface IStoreHealth
{
    /// <summary>Null when all is well, else the reason in words.</summary>
    ValueTask<string?> TroubleAsync(CancellationToken cancellationToken = default);
}
