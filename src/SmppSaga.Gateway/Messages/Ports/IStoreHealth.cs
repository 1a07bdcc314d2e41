namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>Whether the store can be trusted with messages now.</summary>
internal interface IStoreHealth
{
    /// <summary>Null when all is well, else the reason in words.</summary>
    ValueTask<string?> TroubleAsync(CancellationToken cancellationToken = default);

    /// <summary>In words, that the store lost what it had answered, as far as this pod has noticed; stays until the process is started anew.</summary>
    string? LossSuspected { get; }

    /// <summary>Asks the store whether it went back behind what is known here, as other pods may have written to it since; returns <see cref="LossSuspected"/>.</summary>
    ValueTask<string?> CheckLossAsync(CancellationToken cancellationToken = default);

    /// <summary>Leaves word in the store, for the pods that are started later, that it was found to have lost something at this moment.</summary>
    ValueTask MarkLossAsync(DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>When the store was last found to have lost something, by any pod; null when that is not known.</summary>
    ValueTask<DateTimeOffset?> LossMarkedAsync(CancellationToken cancellationToken = default);
}
