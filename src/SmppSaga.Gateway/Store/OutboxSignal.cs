using System.Collections.Concurrent;

namespace SmppSaga.Gateway.Store;

/// <summary>Wakes the relay of this pod when this pod has written outbox rows, so that events do not wait for the next poll.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly ConcurrentDictionary<int, SemaphoreSlim> _shards = new();

    public void Set(int shard)
    {
        SemaphoreSlim rows = Of(shard);
        if (rows.CurrentCount > 0)
        {
            return;
        }

        try
        {
            rows.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else set it in between, which is just as good.
        }
    }

    /// <summary>Returns when rows were written here or <paramref name="atMost"/> is over, for other pods write to the same outbox.</summary>
    public async Task WaitAsync(int shard, TimeSpan atMost, CancellationToken cancellationToken) => await Of(shard).WaitAsync(atMost, cancellationToken);

    public void Dispose()
    {
        foreach (SemaphoreSlim rows in _shards.Values)
        {
            rows.Dispose();
        }
    }

    private SemaphoreSlim Of(int shard) => _shards.GetOrAdd(shard, static _ => new SemaphoreSlim(0, 1));
}
