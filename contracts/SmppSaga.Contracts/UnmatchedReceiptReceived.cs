namespace SmppSaga.Contracts;

/// <summary>A delivery receipt that belongs to no message: its id is unknown after park_ttl, or known only for messages to other recipients.</summary>
public sealed record UnmatchedReceiptReceived
{
    /// <summary>The same for every repeat of this very event: deterministic in the receipt.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When the receipt reached the gateway, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The connector that it came over.</summary>
    public required string Connector { get; init; }

    /// <summary>The bind that it came over.</summary>
    public required string Bind { get; init; }

    /// <summary>The id in the receipt, as the SMSC wrote it.</summary>
    public required string SmscMessageId { get; init; }

    /// <summary>destination_addr of the receipt: the sender of the message that it speaks of.</summary>
    public required string From { get; init; }

    /// <summary>source_addr of the receipt: the recipient of the message that it speaks of.</summary>
    public required string To { get; init; }

    /// <summary>What its state means, Pending for an intermediate one.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>The state as the SMSC wrote it, e.g. DELIVRD.</summary>
    public string? SmscState { get; init; }

    /// <summary>The err field as written.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>submit date as the SMSC wrote it.</summary>
    public string? SubmitDate { get; init; }

    /// <summary>done date as the SMSC wrote it.</summary>
    public string? DoneDate { get; init; }
}
