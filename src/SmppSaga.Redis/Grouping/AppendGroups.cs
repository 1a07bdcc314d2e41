using SmppSaga.Redis.Keys;

namespace SmppSaga.Redis.Grouping;

/// <summary>Gives each write to the groups of its shard: a script stays in one slot.</summary>
internal sealed class AppendGroups(RedisStoreConnection connection) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private ShardAppends?[]? _shards;
    private Task _early = Task.CompletedTask;
    private bool _closed;

    /// <exception cref="ObjectDisposedException">The store is being disposed.</exception>
    public void Add(PendingAppend append)
    {
        if (connection.Opened is { } store)
        {
            ObjectDisposedException.ThrowIf(!Of(store, append).TryAdd(append), this);
            return;
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            Task added = AddEarlyAsync(append);
            _early = _early.IsCompleted ? added : Task.WhenAll(_early, added);
        }
    }

    /// <summary>Sends what is still waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
        }

        await _early;
        foreach (ShardAppends? shard in _shards ?? [])
        {
            if (shard is not null)
            {
                await shard.DisposeAsync();
            }
        }
    }

    // Before the store has answered once, nobody knows its shards.
    private async Task AddEarlyAsync(PendingAppend append)
    {
        try
        {
            OpenStore store = await connection.OpenAsync();
            Of(store, append).TryAdd(append);
        }
        catch (Exception exception)
        {
            append.Fail(exception);
        }
    }

    private ShardAppends Of(OpenStore store, PendingAppend append)
    {
        ShardKeys keys = store.Keys.Of(append.Id);
        if (Volatile.Read(ref _shards)?[keys.Number] is { } known)
        {
            return known;
        }

        lock (_gate)
        {
            _shards ??= new ShardAppends?[store.Keys.Count];
            ObjectDisposedException.ThrowIf(_closed && _early.IsCompleted, this);
            return _shards[keys.Number] ??= new ShardAppends(connection, store, keys);
        }
    }
}
