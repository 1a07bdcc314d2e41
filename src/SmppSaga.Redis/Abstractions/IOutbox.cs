namespace SmppSaga.Redis.Abstractions;

/// <summary>The rows that writes left for publishing. They lie in shards, counted from 0; a saga's rows are all in one, in the order of its writes.</summary>
public interface IOutbox
{
    /// <summary>How many shards there are; it never changes while a store lives.</summary>
    ValueTask<int> ShardsAsync(CancellationToken cancellationToken = default);

    /// <summary>Where the rows of this saga's writes are.</summary>
    ValueTask<int> ShardOfAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The oldest rows of a shard, at most <paramref name="max"/>, without removing them.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(int shard, int max, CancellationToken cancellationToken = default);

    /// <summary>Removes <paramref name="count"/> rows from the head of a shard, if <paramref name="lease"/>, which must be <see cref="Lease.OutboxRelay"/> of that shard, is still held by <paramref name="owner"/> at its epoch and the head is still <paramref name="head"/>.</summary>
    /// <returns>False when another holder took over or the head differs: peek again.</returns>
    ValueTask<bool> TrimAsync(int shard, Lease lease, string owner, ReadOnlyMemory<byte> head, int count, CancellationToken cancellationToken = default);

    /// <summary>Rows waiting, in all shards.</summary>
    ValueTask<long> CountAsync(CancellationToken cancellationToken = default);
}
