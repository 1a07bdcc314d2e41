using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>Number prefix to operator, flat or nested as in Vumi: every key is a full prefix, a nested one longer than the one around it.</summary>
internal sealed class PrefixMapKind : ValueKind<IReadOnlyDictionary<string, string>>
{
    private const int MaxDigits = 20;

    public override string Expected => $"map of prefix (up to {MaxDigits} digits) to operator, or to a deeper map";

    public override IReadOnlyDictionary<string, string> Read(
        FileNode node, KeyPath path, IReadOnlyDictionary<string, string> current, LoadContext context)
    {
        if (node is not MapNode map)
        {
            return node is ScalarNode { Text: "" } ? new Dictionary<string, string>(StringComparer.Ordinal) : Mistaken(node, path, current, context);
        }

        Dictionary<string, PrefixEntry> entries = new(StringComparer.Ordinal);
        Flatten(map, "", path, entries, context);
        PrefixOverlaps.Report(entries, path, context);
        return entries.ToDictionary(pair => pair.Key, pair => pair.Value.Operator, StringComparer.Ordinal);
    }

    public override IReadOnlyList<string> Write(IReadOnlyDictionary<string, string> value) => MapText.Write(value, key => key);

    private static void Flatten(MapNode map, string around, KeyPath path, Dictionary<string, PrefixEntry> entries, LoadContext context)
    {
        foreach (MapEntry entry in map.Entries)
        {
            string prefix = entry.Key.Text;
            if (prefix.Length > MaxDigits || !prefix.All(char.IsAsciiDigit))
            {
                context.Mistake(entry.Key.Place, $"{path}: prefix {entry.Key.Describe()}, expected up to {MaxDigits} digits");
            }
            else if (!prefix.StartsWith(around, StringComparison.Ordinal))
            {
                context.Warning(entry.Key.Place, $"{path}: prefix {prefix} inside {around} can never match, expected a key that starts with {around}");
            }
            else if (entry.Value is MapNode deeper)
            {
                Flatten(deeper, prefix, path, entries, context);
            }
            else
            {
                Leaf(entry, path, entries, context);
            }
        }
    }

    private static void Leaf(MapEntry entry, KeyPath path, Dictionary<string, PrefixEntry> entries, LoadContext context)
    {
        string prefix = entry.Key.Text;
        if (entry.Value is not ScalarNode { Text.Length: > 0 } name)
        {
            if (entry.Value is not BadNode)
            {
                context.Mistake(entry.Value.Place, $"{path}: prefix {prefix} is {entry.Value.Describe()}, expected an operator or a deeper map");
            }

            return;
        }

        // Where the operator is first named, should it turn out to have no number.
        context.Remember(new KeyPath($"routing.operator_number.prefix of {name.Text}", ""), entry.Key.Place);
        if (entries.TryGetValue(prefix, out PrefixEntry? first) && first.Operator != name.Text)
        {
            context.Mistake(entry.Key.Place, $"{path}: prefix {prefix} is {name.Text} here and {first.Operator} in line {first.Place.Line}, expected one operator");
        }

        entries.TryAdd(prefix, new PrefixEntry(name.Text, entry.Key.Place));
    }
}

/// <summary>One prefix of the flattened map.</summary>
internal sealed record PrefixEntry(string Operator, Place Place);
