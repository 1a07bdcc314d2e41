using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>One key of a section: from here it is read, printed as documentation and written.</summary>
internal abstract class OptionKey<TOptions>(string name, params IReadOnlyList<string> otherNames)
{
    public string Name => name;

    /// <summary>The name and what else it is called, Vumi's spelling for instance.</summary>
    public IReadOnlyList<string> Names { get; } = [name, .. otherNames];

    /// <returns>The options with the value of this key, or unchanged after a mistake.</returns>
    public abstract TOptions Read(TOptions options, FileNode node, KeyPath path, LoadContext context);

    /// <summary>The lines of the option table for this key, below the given section.</summary>
    public abstract IEnumerable<OptionRow> Rows(string section, TOptions defaults);

    /// <summary>The YAML lines of this key; none when it has its default value.</summary>
    public abstract IEnumerable<string> Write(TOptions options, TOptions defaults);
}
