namespace SmppSaga.Redis;

/// <summary>Where the store is and how its keys begin.</summary>
public sealed record RedisStoreOptions
{
    /// <summary>StackExchange.Redis' connection string, for example <c>host:6379,password=…,ssl=true</c>. Default <c>localhost:6379</c>.</summary>
    public string Connection { get; init; } = "localhost:6379";

    /// <summary>What every key begins with, before the first colon: 1 to 64 characters without braces or white space, because braces are Redis Cluster's hash tag. Default <c>smpp</c>.</summary>
    public string KeyPrefix { get; init; } = "smpp";

    /// <summary>How many writes one script call carries at most, 1 to 1,000. Default 256; 1 sends each write on its own.</summary>
    public int MaxGroup { get; init; } = 256;

    /// <summary>How many replicas must have a write before it is answered, 0 to 10. Default 0: none. Without them a write fails with <see cref="TooFewReplicasException"/>; repeat it. Reads of that shard fail likewise until its replicas have what is read.</summary>
    public int WaitReplicas { get; init; }

    /// <summary>How long to wait for the replicas, 1 ms to 1 min. Default 1 s; everything else on the connection waits as well.</summary>
    public TimeSpan ReplicaTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>All mistakes, by the name of the option; empty when there are none.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> mistakes = [];
        if (string.IsNullOrWhiteSpace(Connection))
        {
            mistakes.Add($"{nameof(Connection)}: must name a host, is empty");
        }

        if (KeyPrefix.Length is 0 or > 64 || KeyPrefix.Any(static c => c is '{' or '}' || char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            mistakes.Add($"{nameof(KeyPrefix)}: must have 1 to 64 characters without braces or white space, has {KeyPrefix.Length}");
        }

        if (MaxGroup is < 1 or > 1000)
        {
            mistakes.Add($"{nameof(MaxGroup)}: must be 1 to 1000, is {MaxGroup}");
        }

        if (WaitReplicas is < 0 or > 10)
        {
            mistakes.Add($"{nameof(WaitReplicas)}: must be 0 to 10, is {WaitReplicas}");
        }

        if (ReplicaTimeout < TimeSpan.FromMilliseconds(1) || ReplicaTimeout > TimeSpan.FromMinutes(1))
        {
            mistakes.Add($"{nameof(ReplicaTimeout)}: must be 1 ms to 1 min, is {ReplicaTimeout.TotalMilliseconds} ms");
        }

        return mistakes;
    }
}
