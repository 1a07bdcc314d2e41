using System.Collections.Immutable;
using SmppSaga.Smsc;

namespace SmppSaga.Cli.Sim;

/// <summary>A rule while its line is read: when, and the fault's settings so far.</summary>
internal sealed record RuleDraft(FaultRow Row, SmscRule When, ImmutableDictionary<string, object> Settings)
{
    public RuleDraft(FaultRow row)
        : this(row, new SmscRule { Fault = row.Create(ImmutableDictionary<string, object>.Empty) }, ImmutableDictionary<string, object>.Empty)
    {
    }

    public T Setting<T>(FaultArgument argument) => (T)Settings.GetValueOrDefault(argument.Name, argument.Default);

    public RuleDraft With(FaultArgument argument, object value) => this with { Settings = Settings.SetItem(argument.Name, value) };

    public SmscRule Create() => When with { Fault = Row.Create(Settings) };
}
