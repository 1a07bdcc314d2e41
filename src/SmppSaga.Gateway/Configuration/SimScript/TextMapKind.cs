using SmppSaga.Gateway.Configuration.Loading;
using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.SimScript;

/// <summary>A map of texts by name; the values are never shown.</summary>
/// <param name="name">What a name must be.</param>
/// <param name="value">What a value must be.</param>
internal sealed class TextMapKind(ValueKind<string> name, ValueKind<string> value) : ValueKind<IReadOnlyDictionary<string, string>>
{
    public override string Expected => $"map of {name.Expected} to {value.Expected}";

    public override bool Secret => true;

    public override IReadOnlyDictionary<string, string> Read(
        FileNode node, KeyPath path, IReadOnlyDictionary<string, string> current, LoadContext context)
    {
        if (node is not MapNode map)
        {
            return node is ScalarNode { Text: "" } ? current : Mistaken(node, path, current, context);
        }

        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (MapEntry entry in map.Entries)
        {
            KeyPath key = path.Key(entry.Key.Text);
            texts[name.Read(entry.Key, key, "", context)] = value.Read(entry.Value, key, "", context);
        }

        return texts;
    }

    public override IReadOnlyList<string> Write(IReadOnlyDictionary<string, string> value) => ["{}"];
}
