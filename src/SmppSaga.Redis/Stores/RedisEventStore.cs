using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>
/// Lists of records in Redis: one script call per write, so one round trip. A timeout says nothing about whether the write happened; repeat the same
/// write to find out.
/// </summary>
public sealed class RedisEventStore(RedisStoreConnection connection) : IEventStore
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default)
    {
        RedisValue[] records = await (await connection.DatabaseAsync()).ListRangeAsync(connection.Keys.Records(id)).WaitAsync(cancellationToken);
        return Octets.From(records);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        AppendCall call = new(connection.Keys, [write]);
        RedisResult result = await connection.EvaluateAsync(LuaScripts.Append, call.Keys, call.Arguments, cancellationToken);
        return AppendCall.Outcome(write, (int)result[0]);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        RedisValue[] due = await (await connection.DatabaseAsync())
            .SortedSetRangeByScoreAsync(connection.Keys.Deadlines, double.NegativeInfinity, now.ToUnixTimeMilliseconds(), take: max)
            .WaitAsync(cancellationToken);
        return Array.ConvertAll(due, static member => new Guid(((ReadOnlyMemory<byte>)member).Span, bigEndian: true));
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) =>
        await (await connection.DatabaseAsync()).SortedSetLengthAsync(connection.Keys.Deadlines).WaitAsync(cancellationToken);
}
