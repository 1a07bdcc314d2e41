namespace SmppSaga.Gateway.Store;

/// <summary>Wakes the relay of this pod when this pod has written outbox rows, so that events do not wait for the next poll.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _rows = new(0, 1);

    public void Set()
    {
        if (_rows.CurrentCount > 0)
        {
            return;
        }

        try
        {
            _rows.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else set it in between, which is just as good.
        }
    }

    /// <summary>Returns when rows were written here or <paramref name="atMost"/> is over, for other pods write to the same outbox.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => await _rows.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _rows.Dispose();
}
