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

    public AnswerFault? Answer(string systemId, string destination) => First<AnswerFault>(_answers, systemId, destination);

    public BindFault? Bind(string systemId) => First<BindFault>(_binds, systemId, "");

    public IReadOnlyList<AsideFault> Asides(string systemId, string destination) => _asides.Length == 0 ? [] : All<AsideFault>(_asides, systemId, destination);

    public IReadOnlyList<ReceiptFault> Receipts(string systemId, string destination) => _receipts.Length == 0 ? [] : All<ReceiptFault>(_receipts, systemId, destination);

    /// <summary>Puts on a connection what is to last.</summary>
    public void ApplyLines(string systemId, WireStream wire)
    {
        foreach (RuleState rule in _lines.Where(rule => rule.CountsAtAnyTime(systemId, "") && rule.TryStrike()))
        {
            ((LineFault)rule.Fault).Apply(wire, () => rule.InForce);
            _counters.Struck(rule.Fault);
        }
    }

    private TFault? First<TFault>(RuleState[] rules, string systemId, string destination)
        where TFault : SmscFault
    {
        TFault? first = null;
        foreach (RuleState rule in rules)
        {
            // Each rule counts every occasion, whoever strikes.
            if (rule.Counts(systemId, destination) && first is null && rule.TryStrike())
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
