using SmppSaga.Gateway.Configuration.Keys;
using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>A list of small maps with known keys.</summary>
internal sealed class SectionListKind<T>(OptionSection<T> section) : ValueKind<IReadOnlyList<T>>
{
    public override string Expected => $"list of maps with {string.Join(", ", section.Names)}";

    public override IEnumerable<OptionRow> Inside(string path) => section.Rows($"{path}[]");

    public override IReadOnlyList<T> Read(FileNode node, KeyPath path, IReadOnlyList<T> current, LoadContext context)
    {
        if (node is not ListNode list)
        {
            return Mistaken(node, path, current, context);
        }

        List<T> items = [];
        foreach (FileNode item in list.Items)
        {
            KeyPath key = new($"{path.Canonical}[{items.Count}]", $"{path.Typed}[{items.Count}]");
            context.Remember(key, item.Place);
            items.Add(section.Read(item, key, section.Defaults, context));
        }

        return items;
    }

    public override IReadOnlyList<string> Write(IReadOnlyList<T> value) => value.Count == 0
        ? ["[]"]
        : [.. value.Select(item => $"- {{ {string.Join(", ", section.Write(item, section.Defaults))} }}")];
}
