using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>The correlation index in this process.</summary>
internal sealed class MemoryCorrelationIndex(MemoryStore store) : ICorrelationIndex
{
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LinkAsync(string key, CorrelationValue value, TimeSpan timeToLive, CancellationToken cancellationToken = default)
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
            return new(store.Parked.TryGet(key, out List<ReadOnlyMemory<byte>>? parked) ? parked.ToArray() : []);
        }
    }

    public ValueTask<IReadOnlyList<CorrelationValue>> ResolveOrParkAsync(string key, ReadOnlyMemory<byte> payload, TimeSpan parkFor, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(parkFor, TimeSpan.Zero);
        lock (store.Gate)
        {
            if (store.Links.TryGet(key, out List<CorrelationValue>? values))
            {
                return new(values.ToArray());
            }

            List<ReadOnlyMemory<byte>> parked = store.Parked.TryGet(key, out List<ReadOnlyMemory<byte>>? waiting) ? waiting : [];
            if (!parked.Exists(other => other.Span.SequenceEqual(payload.Span)))
            {
                Add(parked, payload.ToArray(), ICorrelationIndex.MaxParked);
            }

            store.Parked.Set(key, parked, parkFor);
            return new([]);
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

    public ValueTask ForgetParkedAsync(string key, CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            store.Parked.Remove(key);
            return ValueTask.CompletedTask;
        }
    }

    private static void Add<T>(List<T> list, T value, int max)
    {
        list.Add(value);
        if (list.Count > max)
        {
            list.RemoveAt(0);
        }
    }
}
