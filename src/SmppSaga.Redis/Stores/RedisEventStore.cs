using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Grouping;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>
/// Lists of records in Redis: one round trip per write, and writes that wait at the same time share one script call. A timeout says nothing about whether
/// the write happened; repeat the same write to find out.
/// </summary>
public sealed class RedisEventStore(RedisStoreConnection connection) : IEventStore, IAsyncDisposable
{
    private readonly AppendGroups _groups = new(connection);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default)
    {
        RedisValue[] records = await (await connection.DatabaseAsync()).ListRangeAsync(connection.Keys.Records(id)).WaitAsync(cancellationToken);
        return Octets.From(records);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PendingAppend append = new(connection.Keys, write);
        _groups.Add(append);
        return await append.Outcome.WaitAsync(cancellationToken);
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

    /// <summary>Sends the writes that are still waiting; later ones are refused.</summary>
    public ValueTask DisposeAsync() => _groups.DisposeAsync();
}
