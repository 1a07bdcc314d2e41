using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>Event lists in this process: the same answers as in Redis, nothing kept after its end.</summary>
internal sealed class MemoryEventStore(MemoryStore store) : IEventStore
{
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (store.Gate)
        {
            return new(store.Records.TryGet(id, out List<ReadOnlyMemory<byte>>? records) ? records.ToArray() : []);
        }
    }

    public ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegative(write.ExpectedVersion, nameof(write));
        if (write.ExpireAfter is { } life)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(life, TimeSpan.Zero, nameof(write));
        }

        lock (store.Gate)
        {
            return new(Append(write));
        }
    }

    public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        lock (store.Gate)
        {
            return new(store.Deadlines.Due(now, max));
        }
    }

    public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            return new(store.Deadlines.Count);
        }
    }

    private AppendOutcome Append(EventWrite write)
    {
        if (write.Fence is { } fence && store.Epochs.GetValueOrDefault(fence.Lease) != fence.Epoch)
        {
            return AppendOutcome.Fenced;
        }

        List<ReadOnlyMemory<byte>> records = store.Records.TryGet(write.Id, out List<ReadOnlyMemory<byte>>? stored) ? stored : [];
        if (records.Count != write.ExpectedVersion)
        {
            return StandsAlready(records, write) ? AppendOutcome.Written : AppendOutcome.Conflict;
        }

        records.AddRange(write.Records.Select(static record => (ReadOnlyMemory<byte>)record.ToArray()));
        if (write.ReplaceFirst is { } first && records.Count > 0)
        {
            if (first.KeepOriginal > TimeSpan.Zero)
            {
                store.Originals.Set(write.Id, records[0], first.KeepOriginal);
            }

            records[0] = first.Record.ToArray();
        }

        if (records.Count > 0)
        {
            store.Records.Set(write.Id, records, write.ExpireAfter);
        }

        foreach (ReadOnlyMemory<byte> row in write.Outbox)
        {
            store.Outbox.Enqueue(row.ToArray());
        }

        store.Deadlines.Set(write.Id, write.Deadline);
        return AppendOutcome.Written;
    }

    private static bool StandsAlready(List<ReadOnlyMemory<byte>> records, EventWrite write) =>
        write.Records.Count > 0
        && records.Count >= write.ExpectedVersion + write.Records.Count
        && write.Records.Select((record, i) => record.Span.SequenceEqual(records[write.ExpectedVersion + i].Span)).All(static same => same);
}
