using SmppSaga.Redis.Keys;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>Reads the sorted sets of all shards as if they were one.</summary>
internal static class EarliestFirst
{
    private const int SmallestChunk = 64;

    /// <summary>Members with a score from <paramref name="from"/> to <paramref name="to"/>, lowest first, equal ones by their octets, at most <paramref name="max"/>.</summary>
    public static async Task<IReadOnlyList<SortedSetEntry>> ReadAsync(OpenStore store, Func<ShardKeys, RedisKey> set, double from, double to, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        int shards = store.Keys.Count;
        // Twice the even share of each shard suffices nearly always; a shard that has more of the first ones is asked again.
        int chunk = shards == 1 ? max : Math.Min(max, Math.Max(SmallestChunk, 2 * (max / shards)));
        SortedSetEntry[][] read = await store.AskShardsAsync((database, keys) => RangeAsync(database, set(keys), from, to, chunk), cancellationToken);
        if (shards == 1)
        {
            return read[0];
        }

        List<SortedSetEntry> merged = Merge(read, max);
        if (chunk < max)
        {
            int[] more = [.. Enumerable.Range(0, shards).Where(shard => read[shard].Length == chunk && (merged.Count < max || read[shard][^1].Score <= merged[^1].Score))];
            await Task.WhenAll(more.Select(async shard => read[shard] = await RangeAsync(store.Database, set(store.Keys.Shards[shard]), from, to, max))).WaitAsync(cancellationToken);
            merged = more.Length > 0 ? Merge(read, max) : merged;
        }

        return merged;
    }

    private static Task<SortedSetEntry[]> RangeAsync(IDatabase database, RedisKey set, double from, double to, int take) =>
        database.SortedSetRangeByScoreWithScoresAsync(set, from, to, take: take, flags: CommandFlags.DemandMaster);

    private static List<SortedSetEntry> Merge(SortedSetEntry[][] read, int max)
    {
        List<SortedSetEntry> all = [.. read.SelectMany(static entries => entries)];
        all.Sort(static (x, y) => x.Score != y.Score
            ? x.Score.CompareTo(y.Score)
            : ((ReadOnlyMemory<byte>)x.Element).Span.SequenceCompareTo(((ReadOnlyMemory<byte>)y.Element).Span));
        return all.Count > max ? all[..max] : all;
    }
}
