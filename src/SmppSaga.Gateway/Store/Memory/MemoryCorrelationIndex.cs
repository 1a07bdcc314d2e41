using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>The correlation index in this process.</summary>
internal sealed class MemoryCorrelationIndex(MemoryStore store) : ICorrelationIndex
{
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LinkAsync(string key, CorrelationValue value, TimeSpan timeToLive, DateTimeOffset settleAt, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (store.Gate)
        {
            List<CorrelationValue> values = store.Links.TryGet(key, out List<CorrelationValue>? known) ? known : [];
            if (!values.Contains(value))
            {
                Add(values, value, ICorrelationIndex.MaxValues);
            }

            TimeSpan left = store.Links.Left(key);
            store.Links.Set(key, values, left > timeToLive ? left : timeToLive);
            return new(Settle(key, settleAt)?.ToArray() ?? []);
        }
    }

    public ValueTask<IReadOnlyList<CorrelationValue>> ResolveOrParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (store.Gate)
        {
            if (store.Links.TryGet(key, out List<CorrelationValue>? values))
            {
                return new(values.ToArray());
            }

            Park(key, payload, settleAt);
            return new([]);
        }
    }

    public ValueTask ParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (store.Gate)
        {
            Park(key, payload, settleAt);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<IReadOnlyList<CorrelationValue>> ResolveAsync(string key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (store.Gate)
        {
            return new(store.Links.TryGet(key, out List<CorrelationValue>? values) ? values.ToArray() : []);
        }
    }

    public ValueTask ForgetParkedAsync(string key, IReadOnlyList<ReadOnlyMemory<byte>> read, CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            if (Same(Read(key).Payloads, read))
            {
                store.Parked.Remove(key);
            }

            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<IReadOnlyList<string>> DueParkedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        lock (store.Gate)
        {
            return new(store.Parked.Where(x => x.Value.SettleAt <= now).OrderBy(static x => x.Value.SettleAt).Take(max).Select(static x => x.Key).ToArray());
        }
    }

    public ValueTask<ParkedPayloads> ReadParkedAsync(string key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (store.Gate)
        {
            return new(Read(key));
        }
    }

    public ValueTask<bool> SettleParkedAsync(
        string key, ParkedPayloads read, IReadOnlyList<ReadOnlyMemory<byte>> unmatched, IReadOnlyList<ReadOnlyMemory<byte>> outbox, TimeSpan keepFor, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (store.Gate)
        {
            ParkedPayloads now = Read(key);
            if (!now.Values.SequenceEqual(read.Values) || !Same(now.Payloads, read.Payloads))
            {
                return new(false);
            }

            foreach (ReadOnlyMemory<byte> payload in unmatched)
            {
                store.Unmatched.AddFirst(payload.ToArray());
            }

            while (store.Unmatched.Count > ICorrelationIndex.MaxUnmatched)
            {
                store.Unmatched.RemoveLast();
            }

            foreach (ReadOnlyMemory<byte> row in outbox)
            {
                store.Outbox.Enqueue(row.ToArray());
            }

            store.Parked.Remove(key);
            return new(true);
        }
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> UnmatchedAsync(int max, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        lock (store.Gate)
        {
            return new(store.Unmatched.Take(max).ToArray());
        }
    }

    private void Park(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt)
    {
        List<ReadOnlyMemory<byte>> parked = Settle(key, settleAt) ?? (store.Parked[key] = ([], settleAt)).Payloads;
        if (!parked.Exists(other => other.Span.SequenceEqual(payload.Span)))
        {
            Add(parked, payload.ToArray(), ICorrelationIndex.MaxParked);
        }
    }

    /// <summary>What is parked, due at the given moment at the latest; null when nothing is.</summary>
    private List<ReadOnlyMemory<byte>>? Settle(string key, DateTimeOffset at)
    {
        if (!store.Parked.TryGetValue(key, out (List<ReadOnlyMemory<byte>> Payloads, DateTimeOffset SettleAt) parked))
        {
            return null;
        }

        store.Parked[key] = parked with { SettleAt = parked.SettleAt < at ? parked.SettleAt : at };
        return parked.Payloads;
    }

    private ParkedPayloads Read(string key) => new(
        store.Links.TryGet(key, out List<CorrelationValue>? values) ? values.ToArray() : [],
        store.Parked.TryGetValue(key, out (List<ReadOnlyMemory<byte>> Payloads, DateTimeOffset SettleAt) parked) ? parked.Payloads.ToArray() : []);

    private static void Add<T>(List<T> list, T value, int max)
    {
        list.Add(value);
        if (list.Count > max)
        {
            list.RemoveAt(0);
        }
    }

    private static bool Same(IReadOnlyList<ReadOnlyMemory<byte>> one, IReadOnlyList<ReadOnlyMemory<byte>> other) =>
        one.Count == other.Count && one.Zip(other).All(static x => x.First.Span.SequenceEqual(x.Second.Span));
}
