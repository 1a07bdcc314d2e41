using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>The correlation index in Redis: a string of 18-octet values per key, and a list of what is parked for it.</summary>
public sealed class RedisCorrelationIndex(RedisStoreConnection connection) : ICorrelationIndex
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LinkAsync(string key, CorrelationValue value, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        RedisResult parked = await connection.EvaluateAsync(
            LuaScripts.Link,
            [connection.Keys.Links(key), connection.Keys.Parked(key)],
            [CorrelationOctets.Write(value), Milliseconds.Of(timeToLive), ICorrelationIndex.MaxValues],
            cancellationToken);
        return Octets.From(parked);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CorrelationValue>> ResolveOrParkAsync(string key, ReadOnlyMemory<byte> payload, TimeSpan parkFor, CancellationToken cancellationToken = default)
    {
        RedisResult links = await connection.EvaluateAsync(
            LuaScripts.ResolveOrPark,
            [connection.Keys.Links(key), connection.Keys.Parked(key)],
            [payload, Milliseconds.Of(parkFor), ICorrelationIndex.MaxParked],
            cancellationToken);
        return CorrelationOctets.ReadAll((byte[]?)links);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CorrelationValue>> ResolveAsync(string key, CancellationToken cancellationToken = default) =>
        CorrelationOctets.ReadAll((byte[]?)await (await connection.DatabaseAsync()).StringGetAsync(connection.Keys.Links(key)).WaitAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask ForgetParkedAsync(string key, CancellationToken cancellationToken = default) =>
        await (await connection.DatabaseAsync()).KeyDeleteAsync(connection.Keys.Parked(key)).WaitAsync(cancellationToken);
}
