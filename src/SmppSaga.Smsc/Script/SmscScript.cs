namespace SmppSaga.Smsc;

/// <summary>What goes wrong and when: rules in order, reproducible by the seed.</summary>
public sealed record SmscScript
{
    /// <summary>Nothing goes wrong.</summary>
    public static SmscScript Empty { get; } = new();

    /// <summary>Decides every probability together with the count of occasions; the same seed and the same occasions give the same faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The rules. Of those that change the answer to one submit_sm the first one counts; all others add up.</summary>
    public IReadOnlyList<SmscRule> Rules { get; init; } = [];
}
