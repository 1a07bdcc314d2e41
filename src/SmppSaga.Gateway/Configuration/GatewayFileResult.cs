namespace SmppSaga.Gateway.Configuration;

/// <summary>What a gateway file says, or everything that is wrong with it.</summary>
public sealed record GatewayFileResult
{
    private GatewayFileResult(GatewayOptions? options, IEnumerable<Finding> findings)
    {
        Findings = [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
        Options = Mistakes.Any() ? null : options;
    }

    /// <summary>The options; null when there are mistakes.</summary>
    public GatewayOptions? Options { get; }

    /// <summary>Whether the file is one of Vumi's transport.</summary>
    public bool IsVumi { get; private init; }

    /// <summary>The full paths of the files that ${file:path} led to.</summary>
    internal IReadOnlyList<string> SecretFiles { get; init; } = [];

    /// <summary>Mistakes and warnings in the order of the file, what has no line first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What keeps the gateway from starting.</summary>
    public IEnumerable<Finding> Mistakes => Findings.Where(finding => finding.Severity == FindingSeverity.Mistake);

    /// <summary>What the operator should know; the gateway starts.</summary>
    public IEnumerable<Finding> Warnings => Findings.Where(finding => finding.Severity == FindingSeverity.Warning);

    internal static GatewayFileResult Of(GatewayOptions options, IEnumerable<Finding> findings, bool isVumi) => new(options, findings) { IsVumi = isVumi };

    internal static GatewayFileResult Unreadable(string path, string why) =>
        new(null, [new Finding { Severity = FindingSeverity.Mistake, Source = path, Text = why }]);
}
