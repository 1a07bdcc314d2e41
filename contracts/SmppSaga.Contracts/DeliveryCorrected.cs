namespace SmppSaga.Contracts;

/// <summary>A later receipt contradicts the final report. The final report stands; this corrects the figures.</summary>
public sealed record DeliveryCorrected
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

    /// <summary>What the final report said.</summary>
    public required DeliveryStatus ReportedStatus { get; init; }

    /// <summary>What the later receipt says.</summary>
    public required DeliveryStatus CorrectedStatus { get; init; }

    /// <summary>The later receipt's state as the SMSC wrote it.</summary>
    public string? SmscState { get; init; }

    /// <summary>The later receipt's err field as written.</summary>
    public string? ErrorCode { get; init; }
}
