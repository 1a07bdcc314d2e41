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
    private readonly IDatabase _database = connection.Database;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default)
    {
        RedisValue[] records = await _database.ListRangeAsync(connection.Keys.Records(id)).WaitAsync(cancellationToken);
        return Octets.From(records);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        AppendCall call = new(connection.Keys, [write]);
        RedisResult result = await _database.ScriptEvaluateAsync(LuaScripts.Append, call.Keys, call.Arguments).WaitAsync(cancellationToken);
        return AppendCall.Outcome(write, (int)result[0]);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        RedisValue[] due = await _database
            .SortedSetRangeByScoreAsync(connection.Keys.Deadlines, double.NegativeInfinity, now.ToUnixTimeMilliseconds(), take: max)
            .WaitAsync(cancellationToken);
        return Array.ConvertAll(due, static member => new Guid(((ReadOnlyMemory<byte>)member).Span, bigEndian: true));
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) =>
        await _database.SortedSetLengthAsync(connection.Keys.Deadlines).WaitAsync(cancellationToken);
}
