namespace SmppSaga.Redis.Abstractions;

/// <summary>One atomic write: all of it is stored, or nothing.</summary>
public sealed record EventWrite
{
    /// <summary>The saga's CorrelationId.</summary>
    public required Guid Id { get; init; }

    /// <summary>The list length that the writer has seen; 0 creates, and creating what exists is a conflict.</summary>
    public required int ExpectedVersion { get; init; }

    /// <summary>Records to append, oldest first. May be empty: then only outbox, deadline and expiry change, under the same check.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Records { get; init; } = [];

    /// <summary>Rows for the outbox, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Outbox { get; init; } = [];

    /// <summary>When the saga must be looked at again (millisecond precision); null takes it off the list of pending sagas.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>How long the records live from now on; null keeps them until a later write says otherwise.</summary>
    public TimeSpan? ExpireAfter { get; init; }

    /// <summary>What takes the place of the saga's first record, after the records are appended; null leaves it. For content that must go before the rest does.</summary>
    public FirstRecord? ReplaceFirst { get; init; }

    /// <summary>When set, the write is refused unless this lease epoch is still the newest of its name.</summary>
    public Fence? Fence { get; init; }
}

/// <summary>A first record in place of another.</summary>
/// <param name="Record">The record that stays.</param>
/// <param name="KeepOriginal">How long the one that goes is kept beside the list, where no reader looks; zero drops it at once.</param>
public sealed record FirstRecord(ReadOnlyMemory<byte> Record, TimeSpan KeepOriginal);

/// <summary>The epoch of a lease that a write depends on.</summary>
public sealed record Fence(string Lease, long Epoch);

/// <summary>What became of an <see cref="EventWrite"/>.</summary>
public enum AppendOutcome
{
    /// <summary>Stored now, or found stored already by an earlier try of the very same write.</summary>
    Written,

    /// <summary>Somebody else appended first: load again and decide anew.</summary>
    Conflict,

    /// <summary>The fence's epoch is superseded: another holder took the lease.</summary>
    Fenced,
}
