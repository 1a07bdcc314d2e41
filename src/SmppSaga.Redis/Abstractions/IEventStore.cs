namespace SmppSaga.Redis.Abstractions;

/// <summary>Lists of records with compare-and-set on their length, and the deadlines and outbox rows written with them.</summary>
public interface IEventStore
{
    /// <summary>The records of one saga, oldest first; empty when it does not exist.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Applies one write atomically. Repeating a write whose answer was lost gives <see cref="AppendOutcome.Written"/> when its records stand in the list where it wanted them,
    /// and changes nothing; a write without records cannot be recognised and is applied again.</summary>
    ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default);

    /// <summary>Ids whose deadline (kept in milliseconds, rounded up) is at or before <paramref name="now"/>, earliest first, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default);

    /// <summary>How many sagas have a deadline, that is, are not terminal.</summary>
    ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default);
}
