using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>For looking at a store from outside: what it holds, without KEYS and without writing. Nothing in the way of a saga needs it.</summary>
public sealed class RedisStoreInspection(RedisStoreConnection connection)
{
    private const int PageSize = 1_000;

    /// <summary>The ids of every saga that the store has, in no order, by SCAN: one created or expired meanwhile may be missing, and one may come twice.</summary>
    public async IAsyncEnumerable<Guid> SagasAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string prefix = connection.Keys.RecordsPrefix;
        RedisValue pattern = $"{Escape(prefix)}*";
        int database = (await connection.DatabaseAsync()).Database;
        foreach (IServer server in await connection.PrimariesAsync())
        {
            await foreach (RedisKey key in server.KeysAsync(database, pattern, PageSize).WithCancellation(cancellationToken))
            {
                if (Guid.TryParseExact(((string)key!)[prefix.Length..], "D", out Guid id))
                {
                    yield return id;
                }
            }
        }
    }

    /// <summary>The saga's deadline; null when it has none, as a terminal one.</summary>
    public async ValueTask<DateTimeOffset?> DeadlineAsync(Guid id, CancellationToken cancellationToken = default)
    {
        IDatabase database = await connection.DatabaseAsync();
        double? score = await database.SortedSetScoreAsync(connection.Keys.Deadlines, id.ToByteArray(bigEndian: true)).WaitAsync(cancellationToken);
        return score is { } milliseconds ? Moment(milliseconds) : null;
    }

    /// <summary>Sagas whose deadline is at or after <paramref name="moment"/>, earliest first, at most <paramref name="max"/>.</summary>
    public async ValueTask<IReadOnlyList<Guid>> PendingFromAsync(DateTimeOffset moment, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        IDatabase database = await connection.DatabaseAsync();
        RedisValue[] ids = await database.SortedSetRangeByScoreAsync(connection.Keys.Deadlines, moment.ToUnixTimeMilliseconds(), double.PositiveInfinity, take: max).WaitAsync(cancellationToken);
        return Array.ConvertAll(ids, static x => new Guid(((ReadOnlyMemory<byte>)x).Span, bigEndian: true));
    }

    private static DateTimeOffset Moment(double milliseconds) =>
        milliseconds >= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);

    // What a glob would read as a pattern.
    private static string Escape(string text) => string.Concat(text.Select(static x => x is '*' or '?' or '[' or ']' or '\\' or '^' ? $"\\{x}" : $"{x}"));
}
