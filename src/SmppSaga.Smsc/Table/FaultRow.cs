namespace SmppSaga.Smsc;

/// <summary>One word that scripts may write behind <c>do:</c>.</summary>
public sealed class FaultRow
{
    private readonly Func<FaultValues, SmscFault> _create;

    internal FaultRow(string word, FaultOccasion occasion, string meaning, IReadOnlyList<FaultArgument> arguments, Func<FaultValues, SmscFault> create)
    {
        Word = word;
        Occasion = occasion;
        Meaning = meaning;
        Arguments = arguments;
        _create = create;
    }

    /// <summary>The word.</summary>
    public string Word { get; }

    /// <summary>When it can strike.</summary>
    public FaultOccasion Occasion { get; }

    /// <summary>What happens, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>Its settings.</summary>
    public IReadOnlyList<FaultArgument> Arguments { get; }

    /// <summary>The fault with these settings.</summary>
    /// <param name="given">Values by name, each of the type of its kind.</param>
    /// <exception cref="InvalidCastException">A value is of another type.</exception>
    public SmscFault Create(IReadOnlyDictionary<string, object> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return _create(new FaultValues(Arguments, given));
    }
}

/// <summary>What a rule counts.</summary>
public enum FaultOccasion
{
    /// <summary>A submit_sm; the first fault that strikes decides its answer.</summary>
    Answer,

    /// <summary>A submit_sm; something happens beside its answer.</summary>
    Submit,

    /// <summary>A message that gets receipts.</summary>
    Receipt,

    /// <summary>A bind.</summary>
    Bind,

    /// <summary>A bind; the fault then lasts between From and Until.</summary>
    Connection,
}
