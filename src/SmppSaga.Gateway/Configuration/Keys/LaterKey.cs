using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>A key that is known and checked, whose value nothing reads yet. Whoever sets it is warned.</summary>
internal sealed class LaterKey<TOptions>(OptionKey<TOptions> key) : OptionKey<TOptions>(key.Name, [.. key.Names.Skip(1)])
{
    public override TOptions Read(TOptions options, FileNode node, KeyPath path, LoadContext context)
    {
        context.Warning(context.PlaceOf(path.Canonical), $"{path} is known, not yet in effect");
        return key.Read(options, node, path, context);
    }

    public override IEnumerable<OptionRow> Rows(string section, TOptions defaults) =>
        key.Rows(section, defaults).Select(row => row with { Meaning = $"{row.Meaning} Known, not yet in effect." });

    public override IEnumerable<string> Write(TOptions options, TOptions defaults) => key.Write(options, defaults);
}

/// <summary>Whether a key does what it says.</summary>
internal enum InEffect
{
    Now,

    /// <summary>The value is checked and nothing reads it yet.</summary>
    Later,
}
