namespace SmppSaga.Gateway.Configuration.SimScript;

/// <summary>What a script says, or everything that is wrong with it.</summary>
internal sealed class ScriptFileResult<T>(T? read, IEnumerable<Finding> findings)
    where T : class
{
    /// <summary>Mistakes and warnings in the order of the file.</summary>
    public IReadOnlyList<Finding> Findings { get; } = [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];

    /// <summary>What was read; null when there are mistakes.</summary>
    public T? Value => Findings.Any(finding => finding.Severity == FindingSeverity.Mistake) ? null : read;
}
