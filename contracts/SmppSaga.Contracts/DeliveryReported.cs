namespace SmppSaga.Contracts;

/// <summary>What became of a message. Every accepted SmsId ends in exactly one with IsFinal; repeats of it carry the same EventId.</summary>
public sealed record DeliveryReported
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

    /// <summary>The outcome, or Pending for an intermediate receipt.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>True exactly once per message.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>The SMSC's ids of the parts, in order; those not known are left out.</summary>
    public IReadOnlyList<string> SmscMessageIds { get; init; } = [];

    /// <summary>The receipt's state as the SMSC wrote it, e.g. DELIVRD.</summary>
    public string? SmscState { get; init; }

    /// <summary>The receipt's err field as written, or the refusing command_status name.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>submit date as the SMSC wrote it.</summary>
    public string? SubmitDate { get; init; }

    /// <summary>done date as the SMSC wrote it.</summary>
    public string? DoneDate { get; init; }

    /// <summary>When the receipt reached the gateway, UTC.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>How many submit_sm the message takes.</summary>
    public int Parts { get; init; }

    /// <summary>How often the most tried part was written.</summary>
    public int Attempts { get; init; }

    /// <summary>A part was written again after doubt: the recipient may have it twice.</summary>
    public bool PossibleDuplicate { get; init; }

    /// <summary>The whole message was sent again over another connector.</summary>
    public bool Rerouted { get; init; }

    /// <summary>In words, where the status alone does not say it.</summary>
    public string? Reason { get; init; }
}
