namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>Writes a map as YAML lines; an empty or single one stays on its line.</summary>
internal static class MapText
{
    public static IReadOnlyList<string> Write(IReadOnlyDictionary<string, string> map, Func<string, string> order)
    {
        string[] lines = [.. map.OrderBy(pair => order(pair.Key), StringComparer.Ordinal).Select(pair => $"{Kinds.Quoted(pair.Key)}: {Kinds.Quoted(pair.Value)}")];
        return lines.Length switch
        {
            0 => ["{}"],
            1 => [$"{{ {lines[0]} }}"],
            _ => lines,
        };
    }
}
