using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>The outbox list in Redis. Trimming is the only way to remove rows, and only the holder of the lease may.</summary>
public sealed class RedisOutbox(RedisStoreConnection connection) : IOutbox
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        RedisValue[] rows = await (await connection.DatabaseAsync()).ListRangeAsync(connection.Keys.Outbox, 0, max - 1).WaitAsync(cancellationToken);
        return Octets.From(rows);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TrimAsync(Lease lease, string owner, ReadOnlyMemory<byte> head, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        RedisResult result = await connection.EvaluateAsync(
            LuaScripts.TrimOutbox,
            [connection.Keys.Outbox, await connection.LeaseKeyAsync(lease.Name)],
            [RedisLeases.Held(lease, owner), head, count],
            cancellationToken);
        return (bool)result;
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        await (await connection.DatabaseAsync()).ListLengthAsync(connection.Keys.Outbox).WaitAsync(cancellationToken);
}
