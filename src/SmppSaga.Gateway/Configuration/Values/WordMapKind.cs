using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>A map whose keys are words that are checked, each with a value of one kind.</summary>
/// <param name="what">What a key is, for people.</param>
/// <param name="expected">What may stand there.</param>
/// <param name="parse">From the word to the key; two words for one key are a mistake.</param>
/// <param name="write">From the key to the word.</param>
/// <param name="value">What stands behind a key.</param>
/// <param name="words">Words that a mistyped key may have meant.</param>
internal sealed class WordMapKind<TKey, TValue>(
    string what, string expected, ScalarParser<TKey> parse, Func<TKey, string> write, ValueKind<TValue> value, IReadOnlyList<string> words) : ValueKind<IReadOnlyDictionary<TKey, TValue>>
    where TKey : notnull
    where TValue : struct
{
    public override string Expected => $"map of {what} ({expected}) to {value.Expected}";

    public override IReadOnlyDictionary<TKey, TValue> Read(FileNode node, KeyPath path, IReadOnlyDictionary<TKey, TValue> current, LoadContext context)
    {
        if (node is not MapNode map)
        {
            return node is ScalarNode { Text: "" } ? new Dictionary<TKey, TValue>() : Mistaken(node, path, current, context);
        }

        Dictionary<TKey, TValue> read = [];
        foreach (MapEntry entry in map.Entries)
        {
            KeyPath key = path.Key(entry.Key.Text);
            context.Remember(key, entry.Key.Place);
            if (!parse(entry.Key.Text, out TKey name))
            {
                string nearest = NearestKey.Of(entry.Key.Text, words) is { } word ? $", nearest {word}" : "";
                context.Mistake(entry.Key.Place, $"{path}: {what} {entry.Key.Describe()}, expected {expected}{nearest}");
            }
            else if (!read.TryAdd(name, value.Read(entry.Value, key, default, context)))
            {
                context.Mistake(entry.Key.Place, $"{path}: {what} {entry.Key.Text} comes twice, expected once");
            }
        }

        return read;
    }

    public override IReadOnlyList<string> Write(IReadOnlyDictionary<TKey, TValue> map) =>
        MapText.Write(map.ToDictionary(x => write(x.Key), x => value.Write(x.Value)[0], StringComparer.Ordinal), key => key);
}
