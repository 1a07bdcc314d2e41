using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>Presence in Redis: one key per name, which expires.</summary>
public sealed class RedisPresence(RedisStoreConnection connection) : IPresence
{
    /// <inheritdoc/>
    public async ValueTask ShowAsync(string name, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        OpenStore store = await connection.OpenAsync();
        await store.Database.StringSetAsync(store.Keys.Presence(name), RedisValue.EmptyString, timeToLive).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlySet<string>> ShownAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();

        // One command each, in one go: on Redis Cluster the keys live in many slots.
        (string Name, bool Shown)[] all = await Task.WhenAll(names.Select(async name => (name, await store.Database.KeyExistsAsync(store.Keys.Presence(name))))).WaitAsync(cancellationToken);
        return all.Where(x => x.Shown).Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
    }
}
