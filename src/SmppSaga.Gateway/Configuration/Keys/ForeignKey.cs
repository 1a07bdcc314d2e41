using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>A key of Vumi's that the options have no place for: anything may stand there.</summary>
internal sealed class ForeignKey<TOptions>(string name, string meaning) : OptionKey<TOptions>(name)
{
    public override TOptions Read(TOptions options, FileNode node, KeyPath path, LoadContext context) => options;

    public override IEnumerable<OptionRow> Rows(string section, TOptions defaults) => [new OptionRow($"{section}.{Name}", "anything", "", $"Vumi: {meaning}.")];

    public override IEnumerable<string> Write(TOptions options, TOptions defaults) => [];
}
