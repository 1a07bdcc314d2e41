namespace SmppSaga.Gateway.Configuration;

/// <summary>One thing to say about a gateway file. Its text never holds a secret.</summary>
public sealed record Finding
{
    public required FindingSeverity Severity { get; init; }

    /// <summary>The file as it was named, or "environment variable NAME".</summary>
    public required string Source { get; init; }

    /// <summary>Line from 1; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>Column from 1; 0 where there is none.</summary>
    public int Column { get; init; }

    /// <summary>What was found, what was expected, and the nearest valid key where one is near.</summary>
    public required string Text { get; init; }

    /// <summary>FILE:LINE:COLUMN: text, with "warning: " before the text of a warning.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? $"{Source}:{Line}:{Column}" : Source;
        return Severity == FindingSeverity.Warning ? $"{place}: warning: {Text}" : $"{place}: {Text}";
    }
}

/// <summary>Whether the gateway starts in spite of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>The gateway starts.</summary>
    Warning,

    /// <summary>The gateway refuses to start.</summary>
    Mistake,
}
