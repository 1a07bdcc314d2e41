namespace SmppSaga.Contracts;

/// <summary>A part has no known outcome: the SMSC may or may not have taken it.</summary>
public sealed record SmsUncertain
{
    /// <summary>The same for every repeat of this very event: deterministic in the message and in what happened to it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The message.</summary>
    public required Guid SmsId { get; init; }

    /// <summary>The length of the message's history when this happened: events of one message are ordered by it.</summary>
    public required int Version { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The connector; null when none was chosen.</summary>
    public string? Connector { get; init; }

    /// <summary>The sender on the wire; null when none was chosen.</summary>
    public string? From { get; init; }

    /// <summary>The sender that the SendSms asked for.</summary>
    public string? RequestedFrom { get; init; }

    /// <summary>The recipient as the SendSms wrote it.</summary>
    public string? To { get; init; }

    /// <summary>The recipient's operator.</summary>
    public string? Operator { get; init; }

    /// <summary>How the operator was found.</summary>
    public OperatorSource? OperatorSource { get; init; }

    /// <summary>As given in the SendSms.</summary>
    public string? ClientReference { get; init; }

    /// <summary>As given in the SendSms.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The part.</summary>
    public required int Part { get; init; }

    /// <summary>resend, hold or fail.</summary>
    public required string Policy { get; init; }

    /// <summary>Which attempt is in doubt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why nobody can tell: no answer in time, session ended, or another pod took the bind over.</summary>
    public string? Reason { get; init; }
}
