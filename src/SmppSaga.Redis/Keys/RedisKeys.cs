using System.Globalization;
using StackExchange.Redis;

namespace SmppSaga.Redis.Keys;

/// <summary>
/// Every key of the store, and nothing else builds one. The braces are Redis Cluster's hash tag: all keys of one shard live in one slot,
/// so that one script may touch them together.
/// </summary>
internal sealed class RedisKeys(string prefix, int shards, bool onCluster)
{
    private const int MaxForeignKeyLength = 512;

    private readonly string _prefix = prefix;
    private readonly ShardKeys[] _shards = [.. Enumerable.Range(0, shards).Select(shard => new ShardKeys(prefix, shard))];

    public int Count => _shards.Length;

    /// <summary>What all the keys of each shard are, in the order of the shards.</summary>
    public IReadOnlyList<ShardKeys> Shards => _shards;

    /// <summary>STRING: the store's number of shards, for ever.</summary>
    public RedisKey Layout => $"{_prefix}:n:{{0}}";

    /// <summary>STRING: when the store was last found to have lost something, in Unix milliseconds; it expires.</summary>
    public RedisKey Loss => $"{_prefix}:l:{{0}}";

    /// <summary>What the keys of all record lists begin with.</summary>
    public string RecordsPrefix => $"{_prefix}:m:{{";

    public ShardKeys Of(Guid id) => _shards[Shard.Of(id, _shards.Length)];

    public ShardKeys Of(string foreignKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(foreignKey);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(foreignKey.Length, MaxForeignKeyLength, nameof(foreignKey));
        return _shards[Shard.Of(foreignKey, _shards.Length)];
    }

    /// <summary>The shard where a lease is kept: an outbox relay's beside its outbox, all others in the first one.</summary>
    public ShardKeys OfLease(string name) => _shards[Abstractions.Lease.IsOutboxRelay(name, out int shard) && shard < _shards.Length ? shard : 0];

    /// <summary>STRING that exists while the lease is held. On Redis Cluster its name carries the tag of the epochs, which the same script writes.</summary>
    public RedisKey Lease(string name) =>
        Abstractions.Lease.IsOutboxRelay(name, out _) ? OfLease(name).RelayLease : onCluster ? $"{_prefix}:b:{{0}}:{name}" : $"{_prefix}:b:{name}";

    /// <summary>Sorted set of those who said lately that they want a share of what goes by this name, by the end of their word in Unix milliseconds.</summary>
    public RedisKey Sharers(string name) => $"{_prefix}:w:{{0}}:{name}";

    /// <summary>HASH of what was dealt by this name: owner to "pieces end", the end in Unix milliseconds; without an owner, until when more may be held than is known here.</summary>
    public RedisKey Dealt(string name) => $"{_prefix}:d:{{0}}:{name}";

    /// <summary>STRING that exists while the name is shown.</summary>
    public RedisKey Presence(string name) => $"{_prefix}:a:{name}";
}

/// <summary>The keys of one shard.</summary>
internal sealed class ShardKeys(string prefix, int shard)
{
    private readonly string _records = string.Create(CultureInfo.InvariantCulture, $"{prefix}:m:{{{shard}}}:");
    private readonly string _originals = string.Create(CultureInfo.InvariantCulture, $"{prefix}:x:{{{shard}}}:");
    private readonly string _links = string.Create(CultureInfo.InvariantCulture, $"{prefix}:r:{{{shard}}}:");
    private readonly string _parked = string.Create(CultureInfo.InvariantCulture, $"{prefix}:p:{{{shard}}}:");

    public int Number => shard;

    /// <summary>Sorted set of the sagas that are not terminal, by deadline in Unix milliseconds.</summary>
    public RedisKey Deadlines { get; } = Name(prefix, "t", shard);

    /// <summary>LIST of rows to publish.</summary>
    public RedisKey Outbox { get; } = Name(prefix, "o", shard);

    /// <summary>HASH from lease name to newest epoch, never expiring.</summary>
    public RedisKey Epochs { get; } = Name(prefix, "e", shard);

    /// <summary>A counter that every script call that appends moves on.</summary>
    public RedisKey Generation { get; } = Name(prefix, "g", shard);

    /// <summary>Sorted set of the foreign keys for which something is parked, by when it is settled, in Unix milliseconds.</summary>
    public RedisKey ParkedDeadlines { get; } = Name(prefix, "pd", shard);

    /// <summary>LIST of the payloads that nobody wanted, newest first.</summary>
    public RedisKey Unmatched { get; } = Name(prefix, "u", shard);

    /// <summary>STRING that exists while somebody drains this shard's outbox.</summary>
    public RedisKey RelayLease { get; } = Name(prefix, "or", shard);

    /// <summary>LIST of a saga's records.</summary>
    public RedisKey Records(Guid id) => string.Create(CultureInfo.InvariantCulture, $"{_records}{id:D}");

    /// <summary>STRING with the first record as it was before it was replaced; it expires.</summary>
    public RedisKey Original(Guid id) => string.Create(CultureInfo.InvariantCulture, $"{_originals}{id:D}");

    /// <summary>STRING of 18-octet values that a foreign key leads to.</summary>
    public RedisKey Links(string foreignKey) => _links + foreignKey;

    /// <summary>LIST of payloads parked for a foreign key that leads nowhere yet.</summary>
    public RedisKey Parked(string foreignKey) => _parked + foreignKey;

    private static RedisKey Name(string prefix, string kind, int shard) => string.Create(CultureInfo.InvariantCulture, $"{prefix}:{kind}:{{{shard}}}");
}
