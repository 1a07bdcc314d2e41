using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>A key with a section below it.</summary>
internal sealed class SectionKey<TOptions, TInner>(
    string name, OptionSection<TInner> section, Func<TOptions, TInner> get, Func<TOptions, TInner, TOptions> set) : OptionKey<TOptions>(name)
{
    public override TOptions Read(TOptions options, FileNode node, KeyPath path, LoadContext context) =>
        set(options, section.Read(node, path, get(options), context));

    public override IEnumerable<OptionRow> Rows(string path, TOptions defaults) => section.Rows(path.Length == 0 ? Name : $"{path}.{Name}");

    public override IEnumerable<string> Write(TOptions options, TOptions defaults)
    {
        string[] lines = [.. section.Write(get(options), get(defaults))];
        return lines.Length == 0 ? [] : [$"{Name}:", .. lines.Select(line => $"  {line}")];
    }
}
