namespace SmppSaga.Smsc;

/// <summary>The rules of a script, sorted by occasion.</summary>
internal sealed class RuleBook
{
    private readonly RuleState[] _answers;
    private readonly RuleState[] _asides;
    private readonly RuleState[] _receipts;
    private readonly RuleState[] _binds;
    private readonly RuleState[] _lines;
    private readonly Counters _counters;

    public RuleBook(SmscScript script, TimeProvider time, Counters counters)
    {
        RuleState[] all = [.. script.Rules.Select((rule, index) => new RuleState(rule, index, script.Seed, time))];
        _answers = [.. all.Where(static rule => rule.Fault is AnswerFault)];
        _asides = [.. all.Where(static rule => rule.Fault is AsideFault)];
        _receipts = [.. all.Where(static rule => rule.Fault is ReceiptFault)];
        _binds = [.. all.Where(static rule => rule.Fault is BindFault)];
        _lines = [.. all.Where(static rule => rule.Fault is LineFault)];
        _counters = counters;
    }

    public AnswerFault? Answer(SubmitExchange exchange) =>
        First<AnswerFault>(_answers, exchange.Account.SystemId, exchange.Submit.DestinationAddr, fault => fault.Applies(exchange));

    public BindFault? Bind(BindExchange exchange) => First<BindFault>(_binds, exchange.Account.SystemId, "", fault => fault.Applies(exchange));

    public IReadOnlyList<AsideFault> Asides(SubmitExchange exchange) =>
        _asides.Length == 0 ? [] : All<AsideFault>(_asides, exchange.Account.SystemId, exchange.Submit.DestinationAddr);

    public IReadOnlyList<ReceiptFault> Receipts(SmscMessage message) =>
        _receipts.Length == 0 ? [] : All<ReceiptFault>(_receipts, message.Account.SystemId, message.Pdu.DestinationAddr);

    /// <summary>Puts on a connection what is to last.</summary>
    public void ApplyLines(string systemId, WireStream wire)
    {
        foreach (RuleState rule in _lines.Where(rule => rule.CountsAtAnyTime(systemId, "") && rule.TryStrike()))
        {
            ((LineFault)rule.Fault).Apply(wire, () => rule.InForce);
            _counters.Struck(rule.Fault);
        }
    }

    private TFault? First<TFault>(RuleState[] rules, string systemId, string destination, Func<TFault, bool> applies)
        where TFault : SmscFault
    {
        TFault? first = null;
        foreach (RuleState rule in rules)
        {
            // Each rule counts every occasion, whoever strikes.
            if (rule.Counts(systemId, destination) && first is null && applies((TFault)rule.Fault) && rule.TryStrike())
            {
                first = (TFault)rule.Fault;
                _counters.Struck(first);
            }
        }

        return first;
    }

    private List<TFault> All<TFault>(RuleState[] rules, string systemId, string destination)
        where TFault : SmscFault
    {
        List<TFault> all = [];
        foreach (RuleState rule in rules.Where(rule => rule.Counts(systemId, destination) && rule.TryStrike()))
        {
            all.Add((TFault)rule.Fault);
            _counters.Struck(rule.Fault);
        }

        return all;
    }
}
