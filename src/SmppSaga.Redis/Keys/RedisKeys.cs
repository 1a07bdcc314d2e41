using System.Globalization;
using StackExchange.Redis;

namespace SmppSaga.Redis.Keys;

/// <summary>
/// Every key of the store, and nothing else builds one. The braces are Redis Cluster's hash tag: all keys of one shard live in one slot,
/// so that one script may touch them together.
/// </summary>
internal sealed class RedisKeys(string prefix)
{
    private const int MaxForeignKeyLength = 512;

    private readonly string _prefix = prefix;
    private readonly RedisKey _deadlines = $"{prefix}:t:{{0}}";
    private readonly RedisKey _outbox = $"{prefix}:o:{{0}}";
    private readonly RedisKey _epochs = $"{prefix}:e:{{0}}";
    private readonly RedisKey _generation = $"{prefix}:g:{{0}}";
    private readonly RedisKey _parkedDeadlines = $"{prefix}:pd:{{0}}";
    private readonly RedisKey _unmatched = $"{prefix}:u:{{0}}";
    private readonly RedisKey _relayLease = $"{prefix}:or:{{0}}";

    /// <summary>The shard of a saga. There is one; more shards are a function of the id here and a loop over <see cref="Shards"/> in the readers.</summary>
    public static int ShardOf(Guid id) => 0;

    /// <summary>The shard of a foreign key.</summary>
    public static int ShardOf(string foreignKey) => 0;

    public static int Shards => 1;

    /// <summary>LIST of a saga's records.</summary>
    public RedisKey Records(Guid id) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}:m:{{{ShardOf(id)}}}:{id:D}");

    /// <summary>STRING with the first record as it was before it was replaced; it expires.</summary>
    public RedisKey Original(Guid id) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}:x:{{{ShardOf(id)}}}:{id:D}");

    /// <summary>What the keys of all record lists begin with.</summary>
    public string RecordsPrefix => $"{_prefix}:m:{{0}}:";

    /// <summary>Sorted set of the sagas that are not terminal, by deadline in Unix milliseconds.</summary>
    public RedisKey Deadlines => _deadlines;

    /// <summary>LIST of rows to publish.</summary>
    public RedisKey Outbox => _outbox;

    /// <summary>HASH from lease name to newest epoch, never expiring.</summary>
    public RedisKey Epochs => _epochs;

    /// <summary>A counter that every script call that appends moves on.</summary>
    public RedisKey Generation => _generation;

    /// <summary>Sorted set of the foreign keys for which something is parked, by when it is settled, in Unix milliseconds.</summary>
    public RedisKey ParkedDeadlines => _parkedDeadlines;

    /// <summary>LIST of the payloads that nobody wanted, newest first.</summary>
    public RedisKey Unmatched => _unmatched;

    /// <summary>STRING of 18-octet values that a foreign key leads to.</summary>
    public RedisKey Links(string foreignKey) => Foreign('r', foreignKey);

    /// <summary>LIST of payloads parked for a foreign key that leads nowhere yet.</summary>
    public RedisKey Parked(string foreignKey) => Foreign('p', foreignKey);

    /// <summary>STRING that exists while the lease is held. On Redis Cluster its name carries the tag of the epochs, which the same script writes.</summary>
    public RedisKey Lease(string name, bool onCluster) =>
        name == Abstractions.Lease.OutboxRelay ? _relayLease : onCluster ? $"{_prefix}:b:{{0}}:{name}" : $"{_prefix}:b:{name}";

    private RedisKey Foreign(char kind, string foreignKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(foreignKey);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(foreignKey.Length, MaxForeignKeyLength, nameof(foreignKey));
        return string.Create(CultureInfo.InvariantCulture, $"{_prefix}:{kind}:{{{ShardOf(foreignKey)}}}:{foreignKey}");
    }
}
