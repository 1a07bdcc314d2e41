using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>Tags of a message by name, written on one line.</summary>
internal sealed class TagMapKind : ValueKind<IReadOnlyDictionary<string, string>>
{
    private static readonly ValueKind<string> Value = Kinds.Text(0, 256);

    public override string Expected => "map of tag to value";

    public override IReadOnlyDictionary<string, string> Read(FileNode node, KeyPath path, IReadOnlyDictionary<string, string> current, LoadContext context) =>
        node is MapNode { Entries.Count: > 0 } map
            ? map.Entries.ToDictionary(x => x.Key.Text, x => Value.Read(x.Value, path.Key(x.Key.Text), "", context), StringComparer.Ordinal)
            : Mistaken(node, path, current, context);

    public override IReadOnlyList<string> Write(IReadOnlyDictionary<string, string> value) => value.Count == 0
        ? ["{}"]
        : [$"{{ {string.Join(", ", value.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{Kinds.Quoted(x.Key)}: {Kinds.Quoted(x.Value)}"))} }}"];
}
