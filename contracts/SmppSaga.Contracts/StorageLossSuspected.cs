namespace SmppSaga.Contracts;

/// <summary>
/// The store does not have what it had answered: it was emptied, or came back without its newest writes. The pod that says so takes and submits nothing more
/// until it is started anew. Always published, for somebody has to look.
/// </summary>
public sealed record StorageLossSuspected
{
    /// <summary>The same for every repeat of this very event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When the pod noticed, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The pod, as in leases and logs.</summary>
    public required string Pod { get; init; }

    /// <summary>In words: what was expected, what was found, and what to do.</summary>
    public required string Detail { get; init; }
}
