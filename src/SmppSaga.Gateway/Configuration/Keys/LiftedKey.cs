using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>A key of an inner section that may be written in the outer one: a connector's own timers.</summary>
internal sealed class LiftedKey<TOptions, TInner>(OptionKey<TInner> key, Func<TOptions, TInner> get, Func<TOptions, TInner, TOptions> set)
    : OptionKey<TOptions>(key.Name)
{
    public override TOptions Read(TOptions options, FileNode node, KeyPath path, LoadContext context) =>
        set(options, key.Read(get(options), node, path, context));

    public override IEnumerable<OptionRow> Rows(string section, TOptions defaults) =>
        key.Rows(section, get(defaults)).Select(row => row with { Default = $"timers.{Name}", Meaning = $"The connector's own timers.{Name}." });

    public override IEnumerable<string> Write(TOptions options, TOptions defaults) => key.Write(get(options), get(defaults));
}
