using SmppSaga.Gateway.Configuration.Loading;
using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>A key with a value of one kind.</summary>
internal sealed class ValueKey<TOptions, TValue>(
    string name, ValueKind<TValue> kind, Func<TOptions, TValue> get, Func<TOptions, TValue, TOptions> set, string meaning, IReadOnlyList<string> otherNames)
    : OptionKey<TOptions>(name, otherNames)
{
    public override TOptions Read(TOptions options, FileNode node, KeyPath path, LoadContext context) =>
        set(options, kind.Read(node, path, get(options), context));

    public override IEnumerable<OptionRow> Rows(string section, TOptions defaults)
    {
        string also = Names.Count > 1 ? $" Also written {string.Join(", ", Names.Skip(1))}." : "";
        yield return new OptionRow($"{section}.{Name}", kind.Expected, string.Join(", ", kind.Write(get(defaults))), meaning + also);
        foreach (OptionRow row in kind.Inside($"{section}.{Name}"))
        {
            yield return row;
        }
    }

    public override IEnumerable<string> Write(TOptions options, TOptions defaults)
    {
        IReadOnlyList<string> lines = kind.Write(get(options));
        bool unchanged = kind.Secret ? Equals(get(options), get(defaults)) : lines.SequenceEqual(kind.Write(get(defaults)), StringComparer.Ordinal);
        return unchanged ? [] : lines.Count == 1 && !lines[0].StartsWith("- ", StringComparison.Ordinal) ? [$"{Name}: {lines[0]}"] : [$"{Name}:", .. lines.Select(line => $"  {line}")];
    }
}
