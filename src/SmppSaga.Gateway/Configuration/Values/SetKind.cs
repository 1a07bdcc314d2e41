using System.Collections.Frozen;
using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>A choice out of a few words.</summary>
internal sealed class SetKind(IReadOnlyList<string> words) : ValueKind<IReadOnlySet<string>>
{
    private readonly ListKind<string> _list = new(new ScalarKind<string>(
        $"one of {string.Join(", ", words)}",
        (string text, out string value) => words.Contains(value = text, StringComparer.Ordinal),
        text => text)
        {
            Words = words,
        });

    public override string Expected => $"list out of {string.Join(", ", words)}";

    public override IReadOnlySet<string> Read(FileNode node, KeyPath path, IReadOnlySet<string> current, LoadContext context) => node switch
    {
        ListNode { Items.Count: 0 } => FrozenSet<string>.Empty,
        MapNode => Mistaken(node, path, current, context),
        _ => _list.Read(node, path, [], context).ToFrozenSet(StringComparer.Ordinal),
    };

    public override IReadOnlyList<string> Write(IReadOnlySet<string> value) => [$"[{string.Join(", ", words.Where(value.Contains))}]"];
}
