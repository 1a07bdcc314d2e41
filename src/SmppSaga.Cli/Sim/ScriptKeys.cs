using SmppSaga.Gateway.Configuration.Keys;
using SmppSaga.Gateway.Configuration.SimScript;
using SmppSaga.Smsc;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Cli.Sim;

/// <summary>The keys of a simulator's script.</summary>
internal static class ScriptKeys
{
    private static readonly OptionSection<SmscReceiptOptions> Receipts = new(new SmscReceiptOptions())
    {
        { "enabled", Flag, o => o.Enabled, (o, v) => o with { Enabled = v }, "Whether receipts are sent at all." },
        { "delay", Duration("0ms", "30d"), o => o.Delay, (o, v) => o with { Delay = v }, "From the answer to the receipt." },
        { "state", ScriptKinds.State, o => o.State, (o, v) => o with { State = v }, "How messages end." },
        { "error", Ascii(0, 3), o => o.ErrorCode, (o, v) => o with { ErrorCode = v }, "err of a receipt that is not DELIVRD." },
        { "tlvs", Flag, o => o.Tlvs, (o, v) => o with { Tlvs = v }, "Whether receipted_message_id and message_state come along." },
        { "echo_reference", Flag, o => o.EchoReference, (o, v) => o with { EchoReference = v }, "Whether user_message_reference comes back." },
        { "acknowledge_timeout", Duration("10ms", "1d"), o => o.AcknowledgeTimeout, (o, v) => o with { AcknowledgeTimeout = v }, "How long the answer to a receipt is awaited." },
        { "retry_delay", Duration("0ms", "1d"), o => o.RetryDelay, (o, v) => o with { RetryDelay = v }, "From a refused receipt to its repeat." },
    };

    private static readonly OptionSection<SmscMobileOriginatedOptions> Messages = new(new SmscMobileOriginatedOptions())
    {
        { "rate", Integer(0, 10_000), o => o.PerSecond, (o, v) => o with { PerSecond = v }, "Messages from handsets a second." },
        { "from", Ascii(0, 20), o => o.From, (o, v) => o with { From = v }, "Their source_addr." },
        { "to", Ascii(0, 20), o => o.To, (o, v) => o with { To = v }, "Their destination_addr." },
        { "text", Text(0, 120), o => o.Text, (o, v) => o with { Text = v }, "Their text; {n} counts." },
    };

    /// <summary>The top of the file.</summary>
    public static OptionSection<SmscOptions> Section { get; } = new(new SmscOptions())
    {
        { "seed", Integer(0, int.MaxValue), o => o.Script.Seed, (o, v) => o with { Script = o.Script with { Seed = v } }, "Decides every probability." },
        { "system_id", Ascii(0, 15), o => o.SystemId, (o, v) => o with { SystemId = v }, "system_id in the answer to a bind." },
        { "accounts", new TextMapKind(Ascii(1, 15), new HiddenTextKind(8)), o => o.Accounts, (o, v) => o with { Accounts = v }, "Passwords by system_id; empty lets everybody in." },
        { "answer_delay", Duration("0ms", "1d"), o => o.AnswerDelay, (o, v) => o with { AnswerDelay = v }, "How long each submit_sm waits for its answer." },
        { "deliver_window", Integer(1, 100_000), o => o.DeliverWindow, (o, v) => o with { DeliverWindow = v }, "Most deliver_sm without an answer on one bind." },
        { "enquire_link_interval", Duration("0ms", "1d"), o => o.EnquireLinkInterval, (o, v) => o with { EnquireLinkInterval = v }, "After so long without a PDU an enquire_link is sent." },
        { "ids", IdKeys.Section, o => IdKeys.Of(o.Ids), (o, v) => o with { Ids = v.Create() } },
        { "receipts", Receipts, o => o.Receipts, (o, v) => o with { Receipts = v } },
        { "mo", Messages, o => o.MobileOriginated, (o, v) => o with { MobileOriginated = v } },
        { "faults", new WordedListKind<RuleDraft>("do", FaultTable.Rows.ToDictionary(row => row.Word, RuleKeys.Of, StringComparer.Ordinal)), _ => [], WithRules, "What goes wrong, one fault a line." },
    };

    private static SmscOptions WithRules(SmscOptions options, IReadOnlyList<RuleDraft> drafts) =>
        options with { Script = options.Script with { Rules = [.. drafts.Select(draft => draft.Create())] } };
}
