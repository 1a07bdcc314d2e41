using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>At least one value of a kind; one alone needs no brackets. In an environment variable commas separate them.</summary>
internal sealed class ListKind<T>(ValueKind<T> element) : ValueKind<IReadOnlyList<T>>
{
    public override string Expected => $"{element.Expected}, or a list of them";

    public override IReadOnlyList<T> Read(FileNode node, KeyPath path, IReadOnlyList<T> current, LoadContext context)
    {
        IReadOnlyList<FileNode> items = node switch
        {
            ListNode list => list.Items,
            ScalarNode { Place.InFile: false } scalar => [.. scalar.Text.Split(',', StringSplitOptions.TrimEntries).Select(item => scalar with { Text = item })],
            ScalarNode => [node],
            _ => [],
        };
        if (items.Count == 0)
        {
            return Mistaken(node, path, current, context);
        }

        return [.. items.Select(item => element.Read(item, path, default!, context)).Where(item => item is not null)];
    }

    public override IReadOnlyList<string> Write(IReadOnlyList<T> value)
    {
        string items = string.Join(", ", value.Select(item => element.Write(item)[0]));
        return [value.Count == 1 ? items : $"[{items}]"];
    }
}
