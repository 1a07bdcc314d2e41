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

    /// <summary>Adds <paramref name="value"/> to the key's values (once), keeps them all for at least <paramref name="timeToLive"/>, and returns what was parked for it, which stays parked until <see cref="ForgetParkedAsync"/>.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LinkAsync(string key, CorrelationValue value, TimeSpan timeToLive, CancellationToken cancellationToken = default);

    /// <summary>The key's values, oldest first; when there is none, parks <paramref name="payload"/> (once) for <paramref name="parkFor"/> and returns an empty list.</summary>
    ValueTask<IReadOnlyList<CorrelationValue>> ResolveOrParkAsync(string key, ReadOnlyMemory<byte> payload, TimeSpan parkFor, CancellationToken cancellationToken = default);

    /// <summary>The key's values, oldest first, without parking.</summary>
    ValueTask<IReadOnlyList<CorrelationValue>> ResolveAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Removes what is parked for the key, after it has been applied.</summary>
    ValueTask ForgetParkedAsync(string key, CancellationToken cancellationToken = default);
}

/// <summary>Where a foreign key leads: a saga and the number of one of its parts, 18 octets in the store.</summary>
public readonly record struct CorrelationValue(Guid Id, ushort Part);
