using SmppSaga.Gateway.Configuration.Keys;
using SmppSaga.Gateway.Configuration.Loading;
using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.SimScript;

/// <summary>A list of small maps; in each, the word behind one key decides which other keys it may have: <c>{ do: lose_response, every: 10 }</c>.</summary>
/// <param name="wordKey">The key of the word.</param>
/// <param name="sections">The other keys, by word.</param>
internal sealed class WordedListKind<TItem>(string wordKey, IReadOnlyDictionary<string, OptionSection<TItem>> sections) : ValueKind<IReadOnlyList<TItem>>
{
    public override string Expected => $"list of maps with {wordKey}";

    public override IReadOnlyList<TItem> Read(FileNode node, KeyPath path, IReadOnlyList<TItem> current, LoadContext context)
    {
        if (node is ScalarNode { Text: "" })
        {
            return current;
        }

        if (node is not ListNode list)
        {
            return Mistaken(node, path, current, context);
        }

        List<TItem> items = [];
        for (int i = 0; i < list.Items.Count; i++)
        {
            KeyPath key = new($"{path.Canonical}[{i}]", $"{path.Typed}[{i}]");
            context.Remember(key, list.Items[i].Place);
            if (SectionOf(list.Items[i], key, context) is { } section)
            {
                items.Add(section.Read(WithoutWord((MapNode)list.Items[i]), key, section.Defaults, context));
            }
        }

        return items;
    }

    // Scripts are read, never written back; their table of keys shows the empty default.
    public override IReadOnlyList<string> Write(IReadOnlyList<TItem> value) => ["[]"];

    /// <returns>The keys that go with the word; null after a mistake, which is then reported.</returns>
    private OptionSection<TItem>? SectionOf(FileNode node, KeyPath path, LoadContext context)
    {
        if (node is not MapNode map)
        {
            if (node is not BadNode)
            {
                context.Mistake(node.Place, $"{path} is {node.Describe()}, expected a map with {wordKey}");
            }

            return null;
        }

        switch (map.Find(wordKey))
        {
            case null:
                context.Mistake(map.Place, $"{path.Key(wordKey)} is missing, expected what goes wrong, e.g. {wordKey}: {sections.Keys.First()}");
                return null;
            case ScalarNode word when sections.TryGetValue(word.Text, out OptionSection<TItem>? section):
                return section;
            case ScalarNode word:
                string expected = NearestKey.Of(word.Text, sections.Keys) is { } nearest ? $"nearest {nearest}" : $"one of {string.Join(", ", sections.Keys)}";
                context.Mistake(word.Place, $"{path.Key(wordKey)} is {word.Describe()}, expected a word of the table, {expected}");
                return null;
            case BadNode:
                return null;
            case { } other:
                context.Mistake(other.Place, $"{path.Key(wordKey)} is {other.Describe()}, expected a word of the table");
                return null;
        }
    }

    private MapNode WithoutWord(MapNode map) => map with { Entries = [.. map.Entries.Where(entry => entry.Key.Text != wordKey)] };
}
