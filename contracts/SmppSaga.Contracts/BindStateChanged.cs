namespace SmppSaga.Contracts;

/// <summary>News of a bind, for those who watch over it. Told as it happens and not kept: while the broker is away it is lost.</summary>
public sealed record BindStateChanged
{
    /// <summary>Another for each event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The connector's name in the gateway's file.</summary>
    public required string Connector { get; init; }

    /// <summary>Connector and slot, e.g. <c>main/0</c>; the connector alone when it is about all of them.</summary>
    public required string Bind { get; init; }

    /// <summary>The gateway process.</summary>
    public required string Pod { get; init; }

    /// <summary>What happened.</summary>
    public required BindStatusType Status { get; init; }

    /// <summary>In words: why, and what happens next.</summary>
    public string? Reason { get; init; }

    /// <summary>When the next bind is tried, UTC; null when none is planned or its time is not known.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}
