using System.Collections;

namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>SMPPSAGA__BUS__HOST=… over the file's bus.host. In a name - is written _, case does not matter.</summary>
internal static class EnvironmentOverrides
{
    private const string Prefix = "SMPPSAGA__";

    public static IReadOnlyDictionary<string, string> OfThisProcess() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    /// <summary>A key as an environment variable spells it.</summary>
    public static string Segment(string key) => key.Replace('-', '_').ToUpperInvariant();

    public static MapNode Apply(MapNode root, IReadOnlyDictionary<string, string> environment) => environment
        .Where(pair => pair.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && pair.Key.Length > Prefix.Length)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Aggregate(root, (map, pair) => Set(map, "", pair.Key[Prefix.Length..].Split("__"), new ScalarNode(Place.Environment(pair.Key), pair.Value)));

    private static MapNode Set(MapNode map, string parent, ReadOnlySpan<string> way, ScalarNode value)
    {
        string segment = Segment(way[0]);
        MapEntry? existing = map.Entries.FirstOrDefault(entry => Segment(entry.Key.Text) == segment);

        // Operators keep their case; every key of ours is in lower case.
        ScalarNode key = existing?.Key ?? new ScalarNode(value.Place, parent is "OPERATOR_NUMBER" ? way[0] : way[0].ToLowerInvariant());
        MapEntry entry = way.Length == 1
            ? new MapEntry(key with { Place = value.Place }, value)
            : new MapEntry(key, Set(existing?.Value as MapNode ?? new MapNode(value.Place, []), segment, way[1..], value));
        return existing is null
            ? map.With(entry)
            : map with { Entries = [.. map.Entries.Select(other => ReferenceEquals(other, existing) ? entry : other)] };
    }
}
