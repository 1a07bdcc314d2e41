using SmppSaga.Redis.Keys;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>A store that answered once: where it is and how it is laid out.</summary>
internal sealed record OpenStore(IDatabase Database, RedisKeys Keys)
{
    /// <summary>By shard, for each has a counter of its own.</summary>
    public StorageGeneration[] Generations { get; } = [.. Keys.Shards.Select(static _ => new StorageGeneration())];

    /// <summary>By shard: what may be stored without its replicas.</summary>
    public UnsureAppends[] Unsure { get; } = [.. Keys.Shards.Select(static _ => new UnsureAppends())];

    /// <summary>Asks every shard the same at once: one round trip.</summary>
    public Task<T[]> AskShardsAsync<T>(Func<IDatabase, ShardKeys, Task<T>> ask, CancellationToken cancellationToken) =>
        Task.WhenAll(Keys.Shards.Select(shard => ask(Database, shard))).WaitAsync(cancellationToken);
}
