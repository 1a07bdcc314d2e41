using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Keys;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>The outbox lists in Redis. Trimming is the only way to remove rows, and only the holder of the shard's lease may.</summary>
public sealed class RedisOutbox(RedisStoreConnection connection) : IOutbox
{
    /// <inheritdoc/>
    public async ValueTask<int> ShardsAsync(CancellationToken cancellationToken = default) => (await connection.OpenAsync()).Keys.Count;

    /// <inheritdoc/>
    public async ValueTask<int> ShardOfAsync(Guid id, CancellationToken cancellationToken = default) => (await connection.OpenAsync()).Keys.Of(id).Number;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(int shard, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        OpenStore store = await connection.OpenAsync();
        return Octets.From(await store.Database.ListRangeAsync(store.Keys.Shards[shard].Outbox, 0, max - 1, CommandFlags.DemandMaster).WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TrimAsync(int shard, Lease lease, string owner, ReadOnlyMemory<byte> head, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (lease.Name != Lease.OutboxRelay(shard))
        {
            throw new ArgumentException($"expected {Lease.OutboxRelay(shard)}, the lease is {lease.Name}.", nameof(lease));
        }

        ShardKeys keys = (await connection.OpenAsync()).Keys.Shards[shard];
        RedisResult result = await connection.EvaluateAsync(
            LuaScripts.TrimOutbox,
            [keys.Outbox, keys.RelayLease],
            [RedisLeases.Held(lease, owner), head, count],
            cancellationToken);
        return (bool)result;
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        (await (await connection.OpenAsync()).AskShardsAsync(static (database, keys) => database.ListLengthAsync(keys.Outbox), cancellationToken)).Sum();
}
