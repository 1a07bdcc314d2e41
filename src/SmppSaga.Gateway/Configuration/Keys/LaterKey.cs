using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>A key of Vumi's transport that is read without effect, with a warning.</summary>
internal sealed class LaterKey<TOptions>(string name, string meaning) : OptionKey<TOptions>(name)
{
    public override TOptions Read(TOptions options, FileNode node, KeyPath path, LoadContext context)
    {
        context.Warning(context.PlaceOf(path.Canonical), $"{path} is known, not yet in effect");
        return options;
    }

    public override IEnumerable<OptionRow> Rows(string section, TOptions defaults)
    {
        yield return new OptionRow($"{section}.{Name}", "anything", "", $"Vumi: {meaning}. Known, not yet in effect.");
    }

    public override IEnumerable<string> Write(TOptions options, TOptions defaults) => [];
}
