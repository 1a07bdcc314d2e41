using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>Says which prefixes lie inside the prefix of another operator. The longest wins here; in Vumi chance decided.</summary>
internal static class PrefixOverlaps
{
    public static void Report(IReadOnlyDictionary<string, PrefixEntry> entries, KeyPath path, LoadContext context)
    {
        var inside = entries
            .Select(pair => (pair.Key, pair.Value, Around: Around(pair.Key, entries)))
            .Where(found => found.Around is not null && entries[found.Around].Operator != found.Value.Operator)
            .GroupBy(found => found.Around!, StringComparer.Ordinal);
        foreach (var group in inside)
        {
            PrefixEntry outer = entries[group.Key];
            var (longer, entry, _) = group.First();
            string more = group.Count() > 1 ? $" and {group.Count() - 1} more" : "";
            string prefix = group.Key.Length == 0 ? "the empty prefix" : $"prefix {group.Key}";
            context.Warning(outer.Place, $"{path}: {prefix} ({outer.Operator}) overlaps {longer} ({entry.Operator}, line {entry.Place.Line}){more}: the longest prefix wins");
        }

        if (entries.TryGetValue("", out PrefixEntry? all))
        {
            context.Warning(all.Place, $"{path}: the empty prefix matches every number, so none is UNKNOWN");
        }
    }

    private static string? Around(string prefix, IReadOnlyDictionary<string, PrefixEntry> entries)
    {
        for (int length = prefix.Length - 1; length >= 0; length--)
        {
            if (entries.ContainsKey(prefix[..length]))
            {
                return prefix[..length];
            }
        }

        return null;
    }
}
