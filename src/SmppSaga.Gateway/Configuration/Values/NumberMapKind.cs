using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>Operator to sender number: up to 20 characters; blank leaves the message's own sender.</summary>
internal sealed class NumberMapKind : ValueKind<IReadOnlyDictionary<string, string>>
{
    private const int MaxSender = 20;

    private static readonly ValueKind<string> Number = Kinds.Ascii(0, MaxSender);

    public override string Expected => $"map of operator to number ({Number.Expected})";

    public override IReadOnlyDictionary<string, string> Read(
        FileNode node, KeyPath path, IReadOnlyDictionary<string, string> current, LoadContext context)
    {
        if (node is not MapNode map)
        {
            return node is ScalarNode { Text: "" } ? new Dictionary<string, string>(StringComparer.Ordinal) : Mistaken(node, path, current, context);
        }

        Dictionary<string, string> numbers = new(StringComparer.Ordinal);
        foreach (MapEntry entry in map.Entries)
        {
            KeyPath key = path.Key(entry.Key.Text);
            context.Remember(key, entry.Key.Place);
            numbers[entry.Key.Text] = IsPlaceholder(entry.Value)
                ? Placeholder(entry.Value, key, context)
                : Number.Read(entry.Value, key, "", context).Trim();
        }

        return numbers;
    }

    public override IReadOnlyList<string> Write(IReadOnlyDictionary<string, string> value) => MapText.Write(value, key => key);

    private static bool IsPlaceholder(FileNode node) => node is ScalarNode { Text: ['<', .., '>'] };

    private static string Placeholder(FileNode node, KeyPath key, LoadContext context)
    {
        context.Mistake(node.Place, $"{key} is still the placeholder of an example, expected {Number.Expected}");
        return "";
    }
}
