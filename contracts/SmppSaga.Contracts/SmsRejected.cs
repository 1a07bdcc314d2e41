namespace SmppSaga.Contracts;

/// <summary>Why a message was refused, beside its final DeliveryReported.</summary>
public sealed record SmsRejected
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

    /// <summary>invalid_address, invalid_text, unknown_connector, no_route, too_many_parts, refused_by_smsc, expired or cancelled.</summary>
    public required string Reason { get; init; }

    /// <summary>The reason in words: what was expected and what came.</summary>
    public string? Detail { get; init; }

    /// <summary>command_status of the refusing answer.</summary>
    public long? CommandStatus { get; init; }

    /// <summary>Its name, e.g. ESME_RINVDSTADR.</summary>
    public string? CommandStatusName { get; init; }

    /// <summary>The part that was refused.</summary>
    public int? Part { get; init; }
}
