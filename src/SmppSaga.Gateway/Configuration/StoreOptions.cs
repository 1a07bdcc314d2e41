namespace SmppSaga.Gateway.Configuration;

/// <summary>Where the event lists, indexes and leases live.</summary>
public sealed record StoreOptions
{
    public StoreKind Kind { get; init; } = StoreKind.Memory;

    /// <summary>StackExchange.Redis connection string. May hold a password: never log it.</summary>
    public string Connection { get; init; } = "localhost:6379";

    /// <summary>First segment of every key.</summary>
    public string KeyPrefix { get; init; } = "smpp";

    /// <summary>How long a finished message is kept; also the window in which a repeated smsId is recognised.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the text of a finished message is kept, at most <see cref="Retention"/>; zero drops it at once.</summary>
    public TimeSpan TextRetention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Unpublished events above which new submits stop.</summary>
    public int OutboxLimit { get; init; } = 100_000;

    /// <summary>Replicas that must have a write before it counts as stored; 0 waits for none.</summary>
    public int WaitReplicas { get; init; }

    /// <summary>Become ready although the Redis server's settings would lose messages.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>The settings without the connection string, which may hold a password.</summary>
    public override string ToString() => $"{Kind}, key prefix {KeyPrefix}";
}

/// <summary>store.kind.</summary>
public enum StoreKind
{
    /// <summary>In process; nothing survives the process.</summary>
    Memory,
    Redis,
}
