using System.Diagnostics.CodeAnalysis;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>A dictionary whose entries may have an end. Time is monotonic, as a lease needs it. Not safe for threads: the store's gate guards it.</summary>
internal sealed class ExpiringDictionary<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan? End)> _entries = [];
    private readonly PriorityQueue<TKey, TimeSpan> _ends = new();

    private TimeSpan Now => time.GetElapsedTime(_start);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        Purge();
        bool found = _entries.TryGetValue(key, out (TValue Value, TimeSpan? End) entry);
        value = entry.Value;
        return found;
    }

    /// <summary>Sets the value; null keeps it for ever.</summary>
    public void Set(TKey key, TValue value, TimeSpan? timeToLive)
    {
        Purge();
        TimeSpan? end = timeToLive is { } life ? Now + life : null;
        _entries[key] = (value, end);
        if (end is { } at)
        {
            _ends.Enqueue(key, at);
        }
    }

    /// <summary>How long the entry still lives; zero when it is missing or has no end.</summary>
    public TimeSpan Left(TKey key)
    {
        Purge();
        return _entries.TryGetValue(key, out (TValue Value, TimeSpan? End) entry) && entry.End is { } end ? end - Now : TimeSpan.Zero;
    }

    public int Count(Func<TKey, bool> matches) => Where(matches).Count;

    public List<KeyValuePair<TKey, TValue>> Where(Func<TKey, bool> matches)
    {
        Purge();
        return [.. _entries.Where(x => matches(x.Key)).Select(x => KeyValuePair.Create(x.Key, x.Value.Value))];
    }

    public void Remove(TKey key) => _entries.Remove(key);

    private void Purge()
    {
        while (_ends.TryPeek(out TKey? key, out TimeSpan end) && end <= Now)
        {
            _ends.Dequeue();
            // The entry may have got another end since, or none.
            if (_entries.TryGetValue(key, out (TValue Value, TimeSpan? End) entry) && entry.End <= Now)
            {
                _entries.Remove(key);
            }
        }
    }
}
