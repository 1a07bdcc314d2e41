using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>The correlation index in Redis: a string of 18-octet values per key, and a list of what is parked for it.</summary>
public sealed class RedisCorrelationIndex(RedisStoreConnection connection) : ICorrelationIndex
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LinkAsync(
        string key, CorrelationValue value, TimeSpan timeToLive, DateTimeOffset settleAt, CancellationToken cancellationToken = default)
    {
        RedisResult parked = await connection.EvaluateAsync(
            LuaScripts.Link,
            [connection.Keys.Links(key), connection.Keys.Parked(key), connection.Keys.ParkedDeadlines],
            [CorrelationOctets.Write(value), Milliseconds.Of(timeToLive), ICorrelationIndex.MaxValues, key, Milliseconds.AtOrAfter(settleAt)],
            cancellationToken);
        return Octets.From(parked);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CorrelationValue>> ResolveOrParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default) =>
        CorrelationOctets.ReadAll((byte[]?)await ParkAsync(key, payload, settleAt, "0", cancellationToken));

    /// <inheritdoc/>
    public async ValueTask ParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default) =>
        await ParkAsync(key, payload, settleAt, "1", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CorrelationValue>> ResolveAsync(string key, CancellationToken cancellationToken = default) =>
        CorrelationOctets.ReadAll((byte[]?)await (await connection.DatabaseAsync()).StringGetAsync(connection.Keys.Links(key)).WaitAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask ForgetParkedAsync(string key, CancellationToken cancellationToken = default) =>
        await connection.EvaluateAsync(LuaScripts.ForgetParked, [connection.Keys.Parked(key), connection.Keys.ParkedDeadlines], [key], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> DueParkedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        IDatabase database = await connection.DatabaseAsync();
        RedisValue[] keys = await database.SortedSetRangeByScoreAsync(connection.Keys.ParkedDeadlines, stop: now.ToUnixTimeMilliseconds(), take: max).WaitAsync(cancellationToken);
        return Array.ConvertAll(keys, static x => (string)x!);
    }

    /// <inheritdoc/>
    public async ValueTask<ParkedPayloads> ReadParkedAsync(string key, CancellationToken cancellationToken = default)
    {
        IDatabase database = await connection.DatabaseAsync();
        Task<RedisValue> values = database.StringGetAsync(connection.Keys.Links(key));
        RedisValue[] payloads = await database.ListRangeAsync(connection.Keys.Parked(key)).WaitAsync(cancellationToken);
        return new ParkedPayloads(CorrelationOctets.ReadAll((byte[]?)await values.WaitAsync(cancellationToken)), Octets.From(payloads));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> SettleParkedAsync(
        string key, ParkedPayloads read, IReadOnlyList<ReadOnlyMemory<byte>> unmatched, IReadOnlyList<ReadOnlyMemory<byte>> outbox, TimeSpan keepFor, CancellationToken cancellationToken = default)
    {
        RedisResult result = await connection.EvaluateAsync(
            LuaScripts.SettleParked,
            [connection.Keys.Links(key), connection.Keys.Parked(key), connection.Keys.ParkedDeadlines, connection.Keys.Unmatched, connection.Keys.Outbox],
            [
                key, CorrelationOctets.WriteAll(read.Values), read.Payloads.Count, unmatched.Count, outbox.Count, ICorrelationIndex.MaxUnmatched, Milliseconds.Of(keepFor),
                .. read.Payloads.Select(static x => (RedisValue)x), .. unmatched.Select(static x => (RedisValue)x), .. outbox.Select(static x => (RedisValue)x),
            ],
            cancellationToken);
        return (bool)result;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> UnmatchedAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        return Octets.From(await (await connection.DatabaseAsync()).ListRangeAsync(connection.Keys.Unmatched, 0, max - 1).WaitAsync(cancellationToken));
    }

    private Task<RedisResult> ParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, string although, CancellationToken cancellationToken) => connection.EvaluateAsync(
        LuaScripts.ResolveOrPark,
        [connection.Keys.Links(key), connection.Keys.Parked(key), connection.Keys.ParkedDeadlines],
        [payload, ICorrelationIndex.MaxParked, key, Milliseconds.AtOrAfter(settleAt), although],
        cancellationToken);
}
