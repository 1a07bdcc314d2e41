using System.Runtime.CompilerServices;
using SmppSaga.Redis.Keys;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>For looking at a store from outside: what it holds, without KEYS and without writing. Nothing in the way of a saga needs it.</summary>
public sealed class RedisStoreInspection(RedisStoreConnection connection)
{
    private const int PageSize = 1_000;
    private const int IdLength = 36;

    /// <summary>The ids of every saga that the store has, in no order, by SCAN: one created or expired meanwhile may be missing, and one may come twice.</summary>
    public async IAsyncEnumerable<Guid> SagasAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        RedisValue pattern = $"{Escape(store.Keys.RecordsPrefix)}*";
        foreach (IServer server in await connection.PrimariesAsync())
        {
            await foreach (RedisKey key in server.KeysAsync(store.Database.Database, pattern, PageSize).WithCancellation(cancellationToken))
            {
                string name = (string)key!;
                if (name.Length > IdLength && Guid.TryParseExact(name[^IdLength..], "D", out Guid id))
                {
                    yield return id;
                }
            }
        }
    }

    /// <summary>Every saga that is not terminal, with its deadline, in no order and in pages, by ZSCAN: one that was pending all the time comes at least once.</summary>
    public async IAsyncEnumerable<(Guid Id, DateTimeOffset Deadline)> PendingAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        foreach (ShardKeys keys in store.Keys.Shards)
        {
            await foreach (SortedSetEntry entry in store.Database.SortedSetScanAsync(keys.Deadlines, pageSize: PageSize, flags: CommandFlags.DemandMaster).WithCancellation(cancellationToken))
            {
                yield return (Id(entry), Moment(entry.Score));
            }
        }
    }

    /// <summary>The saga's deadline; null when it has none, as a terminal one.</summary>
    public async ValueTask<DateTimeOffset?> DeadlineAsync(Guid id, CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        double? score = await store.Database.SortedSetScoreAsync(store.Keys.Of(id).Deadlines, id.ToByteArray(bigEndian: true)).WaitAsync(cancellationToken);
        return score is { } milliseconds ? Moment(milliseconds) : null;
    }

    /// <summary>Sagas whose deadline is at or after <paramref name="moment"/>, earliest first, at most <paramref name="max"/>.</summary>
    public async ValueTask<IReadOnlyList<Guid>> PendingFromAsync(DateTimeOffset moment, int max, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<SortedSetEntry> entries = await EarliestFirst.ReadAsync(
            await connection.OpenAsync(), static keys => keys.Deadlines, moment.ToUnixTimeMilliseconds(), double.PositiveInfinity, max, cancellationToken);
        return [.. entries.Select(Id)];
    }

    private static Guid Id(SortedSetEntry entry) => new(((ReadOnlyMemory<byte>)entry.Element).Span, bigEndian: true);

    private static DateTimeOffset Moment(double milliseconds) =>
        milliseconds >= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);

    // What a glob would read as a pattern.
    private static string Escape(string text) => string.Concat(text.Select(static x => x is '*' or '?' or '[' or ']' or '\\' or '^' ? $"\\{x}" : $"{x}"));
}
