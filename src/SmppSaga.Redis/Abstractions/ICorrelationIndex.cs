namespace SmppSaga.Redis.Abstractions;

/// <summary>
/// From a foreign key to our ids, in a race that either side may win: one side links, the other resolves or parks, and whoever comes
/// second finds what the first left. One key may lead to several ids; nothing is overwritten.
/// </summary>
public interface ICorrelationIndex
{
    /// <summary>How many values a key leads to at most; a further one drops the oldest, so that a peer that gives every message the same key cannot fill the store.</summary>
    public const int MaxValues = 256;

    /// <summary>How many payloads are parked for a key at most; a further one drops the oldest.</summary>
    public const int MaxParked = 32;

    /// <summary>How many unmatched payloads are kept at most; a further one drops the oldest.</summary>
    public const int MaxUnmatched = 10_000;

    /// <summary>Adds <paramref name="value"/> to the key's values (once), keeps them all for at least <paramref name="timeToLive"/>, and returns what was parked for it, which stays parked until
    /// <see cref="ForgetParkedAsync"/> and is due at <paramref name="settleAt"/> at the latest: whoever links may die before it has used what it got.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LinkAsync(string key, CorrelationValue value, TimeSpan timeToLive, DateTimeOffset settleAt, CancellationToken cancellationToken = default);

    /// <summary>The key's values, oldest first; when there is none, parks <paramref name="payload"/> (once) and returns an empty list. What is parked stays until it is settled; it is due at the
    /// <paramref name="settleAt"/> of the key's first payload.</summary>
    ValueTask<IReadOnlyList<CorrelationValue>> ResolveOrParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default);

    /// <summary>Parks <paramref name="payload"/> although the key may have values: none of them wanted it.</summary>
    ValueTask ParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default);

    /// <summary>The key's values, oldest first, without parking.</summary>
    ValueTask<IReadOnlyList<CorrelationValue>> ResolveAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Removes what is parked for the key, after it has been applied; when it is no longer just what was read, all of it stays until it is settled.</summary>
    ValueTask ForgetParkedAsync(string key, IReadOnlyList<ReadOnlyMemory<byte>> read, CancellationToken cancellationToken = default);

    /// <summary>Keys of which something is parked and due at or before <paramref name="now"/>, earliest first, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<string>> DueParkedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default);

    /// <summary>What is parked for the key, and the values that the key has.</summary>
    ValueTask<ParkedPayloads> ReadParkedAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Removes what is parked for the key, keeps of it what nobody wanted in the list of the unmatched, and puts rows into the outbox, all in one write; does nothing when the key's payloads or values are not those that were read.</summary>
    /// <param name="key">The key.</param>
    /// <param name="read">What was read; all of it is removed.</param>
    /// <param name="unmatched">The payloads that nobody wanted.</param>
    /// <param name="outbox">Rows to publish.</param>
    /// <param name="keepFor">How long the list of the unmatched is kept after its newest member.</param>
    /// <param name="cancellationToken">Gives up before the write.</param>
    /// <returns>False when it changed meanwhile: read again.</returns>
    ValueTask<bool> SettleParkedAsync(
        string key, ParkedPayloads read, IReadOnlyList<ReadOnlyMemory<byte>> unmatched, IReadOnlyList<ReadOnlyMemory<byte>> outbox, TimeSpan keepFor, CancellationToken cancellationToken = default);

    /// <summary>The payloads that nobody wanted, at most <paramref name="max"/>: the newest first, in the order of their settling with one shard and about so with more.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> UnmatchedAsync(int max, CancellationToken cancellationToken = default);
}

/// <summary>What is parked for a key.</summary>
/// <param name="Values">The key's values, oldest first.</param>
/// <param name="Payloads">The payloads, oldest first.</param>
public sealed record ParkedPayloads(IReadOnlyList<CorrelationValue> Values, IReadOnlyList<ReadOnlyMemory<byte>> Payloads);

/// <summary>Where a foreign key leads: a saga and the number of one of its parts, 18 octets in the store.</summary>
public readonly record struct CorrelationValue(Guid Id, ushort Part);
