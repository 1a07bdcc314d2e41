using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>The outbox in this process.</summary>
internal sealed class MemoryOutbox(MemoryStore store) : IOutbox
{
    public ValueTask<int> ShardsAsync(CancellationToken cancellationToken = default) => new(1);

    public ValueTask<int> ShardOfAsync(Guid id, CancellationToken cancellationToken = default) => new(0);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(int shard, int max, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNotEqual(shard, 0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        lock (store.Gate)
        {
            return new(store.Outbox.Take(max).ToArray());
        }
    }

    public ValueTask<bool> TrimAsync(int shard, Lease lease, string owner, ReadOnlyMemory<byte> head, int count, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNotEqual(shard, 0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (store.Gate)
        {
            if (!store.Holds(lease, owner) || !store.Outbox.TryPeek(out ReadOnlyMemory<byte> first) || !first.Span.SequenceEqual(head.Span))
            {
                return new(false);
            }

            for (int left = count; left > 0 && store.Outbox.TryDequeue(out _); left--)
            {
            }

            return new(true);
        }
    }

    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            return new(store.Outbox.Count);
        }
    }
}
