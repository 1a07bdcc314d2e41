using SmppSaga.Gateway.Configuration.Keys;
using SmppSaga.Gateway.Configuration.Values;
using SmppSaga.Smsc;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Cli.Sim;

/// <summary>The keys of one fault's line: when it strikes, and its own settings.</summary>
internal static class RuleKeys
{
    private const int MaxText = 254;

    public static OptionSection<RuleDraft> Of(FaultRow row)
    {
        OptionSection<RuleDraft> keys = new(new RuleDraft(row))
        {
            { "every", Integer(1, int.MaxValue), d => d.When.Every, (d, v) => d with { When = d.When with { Every = v } }, "Every N-th occasion." },
            { "nth", Integer(1, int.MaxValue), d => d.When.Nth, (d, v) => d with { When = d.When with { Nth = v } }, "The N-th occasion alone." },
            { "p", ScriptKinds.Probability, d => d.When.Probability, (d, v) => d with { When = d.When with { Probability = v } }, "With this probability, decided by the seed." },
            { "times", Integer(1, int.MaxValue), d => d.When.Times, (d, v) => d with { When = d.When with { Times = v } }, "At most so many times." },
            { "to", Ascii(0, 20), d => d.When.To, (d, v) => d with { When = d.When with { To = v } }, "destination_addr begins so." },
            { "system_id", Ascii(0, 15), d => d.When.SystemId, (d, v) => d with { When = d.When with { SystemId = v } }, "This account alone." },
            { "from", Duration("0ms", "365d"), d => d.When.From, (d, v) => d with { When = d.When with { From = v } }, "From this time after the start on." },
            { "until", Duration("0ms", "365d"), d => d.When.Until ?? TimeSpan.Zero, (d, v) => d with { When = d.When with { Until = v } }, "Before this time after the start." },
        };
        foreach (FaultArgument argument in row.Arguments)
        {
            Add(keys, argument);
        }

        return keys;
    }

    private static void Add(OptionSection<RuleDraft> keys, FaultArgument argument)
    {
        switch (argument.Kind)
        {
            case FaultArgumentKind.Duration:
                Add(keys, argument, Duration("0ms", "7d"));
                break;
            case FaultArgumentKind.Number:
                Add(keys, argument, Integer(0, int.MaxValue));
                break;
            case FaultArgumentKind.Flag:
                Add(keys, argument, Flag);
                break;
            case FaultArgumentKind.Text:
                Add(keys, argument, Ascii(0, MaxText));
                break;
            case FaultArgumentKind.Status:
                Add(keys, argument, ScriptKinds.Status);
                break;
            case FaultArgumentKind.State:
                Add(keys, argument, ScriptKinds.State);
                break;
            case FaultArgumentKind.End:
                Add(keys, argument, ScriptKinds.End);
                break;
            case FaultArgumentKind.Octets:
                Add(keys, argument, ScriptKinds.Octets);
                break;
            default:
                throw new InvalidOperationException($"{argument.Kind} has no kind of value in scripts.");
        }
    }

    private static void Add<T>(OptionSection<RuleDraft> keys, FaultArgument argument, ValueKind<T> kind)
        where T : notnull =>
        keys.Add(argument.Name, kind, draft => draft.Setting<T>(argument), (draft, value) => draft.With(argument, value), "");
}
