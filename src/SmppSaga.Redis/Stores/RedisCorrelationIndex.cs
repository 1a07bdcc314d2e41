using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Keys;
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
        ShardKeys keys = await KeysAsync(key);
        RedisResult parked = await WriteAsync(
            LuaScripts.Link, keys,
            [keys.Links(key), keys.Parked(key), keys.ParkedDeadlines],
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
    public async ValueTask<IReadOnlyList<CorrelationValue>> ResolveAsync(string key, CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        return CorrelationOctets.ReadAll((byte[]?)await store.Database.StringGetAsync(store.Keys.Of(key).Links(key), CommandFlags.DemandMaster).WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask ForgetParkedAsync(string key, IReadOnlyList<ReadOnlyMemory<byte>> read, CancellationToken cancellationToken = default)
    {
        ShardKeys keys = await KeysAsync(key);
        await connection.EvaluateAsync(LuaScripts.ForgetParked, [keys.Parked(key), keys.ParkedDeadlines], [key, .. read.Select(static x => (RedisValue)x)], cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> DueParkedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<SortedSetEntry> due = await EarliestFirst.ReadAsync(
            await connection.OpenAsync(), static keys => keys.ParkedDeadlines, double.NegativeInfinity, now.ToUnixTimeMilliseconds(), max, cancellationToken);
        return [.. due.Select(static entry => (string)entry.Element!)];
    }

    /// <inheritdoc/>
    public async ValueTask<ParkedPayloads> ReadParkedAsync(string key, CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        ShardKeys keys = store.Keys.Of(key);
        Task<RedisValue> values = store.Database.StringGetAsync(keys.Links(key), CommandFlags.DemandMaster);
        RedisValue[] payloads = await store.Database.ListRangeAsync(keys.Parked(key), flags: CommandFlags.DemandMaster).WaitAsync(cancellationToken);
        return new ParkedPayloads(CorrelationOctets.ReadAll((byte[]?)await values.WaitAsync(cancellationToken)), Octets.From(payloads));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> SettleParkedAsync(
        string key, ParkedPayloads read, IReadOnlyList<ReadOnlyMemory<byte>> unmatched, IReadOnlyList<ReadOnlyMemory<byte>> outbox, TimeSpan keepFor, CancellationToken cancellationToken = default)
    {
        RedisKeys all = (await connection.OpenAsync()).Keys;
        ShardKeys keys = all.Of(key);
        RedisResult result = await WriteAsync(
            LuaScripts.SettleParked, keys,
            [keys.Links(key), keys.Parked(key), keys.ParkedDeadlines, keys.Unmatched, keys.Outbox],
            [
                key, CorrelationOctets.WriteAll(read.Values), read.Payloads.Count, unmatched.Count, outbox.Count, MaxUnmatchedInShard(all), Milliseconds.Of(keepFor),
                .. read.Payloads.Select(static x => (RedisValue)x), .. unmatched.Select(static x => (RedisValue)x), .. outbox.Select(static x => (RedisValue)x),
            ],
            cancellationToken);
        return (bool)result;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> UnmatchedAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        OpenStore store = await connection.OpenAsync();
        RedisValue[][] lists = await store.AskShardsAsync((database, keys) => database.ListRangeAsync(keys.Unmatched, 0, max - 1, CommandFlags.DemandMaster), cancellationToken);
        return Octets.From([.. lists.SelectMany(static list => list.Select(static (payload, rank) => (payload, rank))).OrderBy(static x => x.rank).Take(max).Select(static x => x.payload)]);
    }

    private static int MaxUnmatchedInShard(RedisKeys keys) => (ICorrelationIndex.MaxUnmatched + keys.Count - 1) / keys.Count;

    private async ValueTask<ShardKeys> KeysAsync(string key) => (await connection.OpenAsync()).Keys.Of(key);

    private async Task<RedisResult> ParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, string although, CancellationToken cancellationToken)
    {
        ShardKeys keys = await KeysAsync(key);
        return await WriteAsync(
            LuaScripts.ResolveOrPark, keys,
            [keys.Links(key), keys.Parked(key), keys.ParkedDeadlines],
            [payload, ICorrelationIndex.MaxParked, key, Milliseconds.AtOrAfter(settleAt), although],
            cancellationToken);
    }

    /// <summary>Writes, and notices when the server has gone back behind what it had answered.</summary>
    private async Task<RedisResult> WriteAsync(string script, ShardKeys keys, RedisKey[] its, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        StorageGeneration generation = (await connection.OpenAsync()).Generations[keys.Number];
        long before = generation.Newest;
        RedisResult answer = await connection.EvaluateDurablyAsync(script, [.. its, keys.Generation], arguments, cancellationToken);
        if (answer.Length > 1)
        {
            generation.Observe(before, (long)answer[1]);
        }

        return answer[0];
    }
}
