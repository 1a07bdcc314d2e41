using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Grouping;
using SmppSaga.Redis.Keys;
using SmppSaga.Redis.Scripts;
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
        OpenStore store = await connection.OpenAsync();
        ShardKeys keys = store.Keys.Of(id);
        RedisValue[] records = await store.Database.ListRangeAsync(keys.Records(id), flags: CommandFlags.DemandMaster).WaitAsync(cancellationToken);
        if (connection.Options.WaitReplicas > 0 && store.Unsure[keys.Number] is { Open: { } failed } unsure)
        {
            // An append of nothing moves the shard's counter on, which replicas get after all that was read.
            await connection.EvaluateDurablyAsync(LuaScripts.Append, [keys.Epochs, keys.Deadlines, keys.Outbox, keys.Generation], [], cancellationToken);
            unsure.Settle(failed);
        }

        return Octets.From(records);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PendingAppend append = new(write);
        _groups.Add(append);
        return await append.Outcome.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<SortedSetEntry> due = await EarliestFirst.ReadAsync(
            await connection.OpenAsync(), static keys => keys.Deadlines, double.NegativeInfinity, now.ToUnixTimeMilliseconds(), max, cancellationToken);
        return [.. due.Select(static entry => new Guid(((ReadOnlyMemory<byte>)entry.Element).Span, bigEndian: true))];
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) =>
        (await (await connection.OpenAsync()).AskShardsAsync(static (database, keys) => database.SortedSetLengthAsync(keys.Deadlines), cancellationToken)).Sum();

    /// <summary>Sends the writes that are still waiting; later ones are refused.</summary>
    public ValueTask DisposeAsync() => _groups.DisposeAsync();
}
