using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>Presence within this process.</summary>
internal sealed class MemoryPresence(MemoryStore store) : IPresence
{
    public ValueTask ShowAsync(string name, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (store.Gate)
        {
            store.Presence.Set(name, true, timeToLive);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<IReadOnlySet<string>> ShownAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            return new(names.Where(name => store.Presence.TryGet(name, out _)).ToHashSet(StringComparer.Ordinal));
        }
    }
}
