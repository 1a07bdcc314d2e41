using SmppSaga.Redis.Keys;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>
/// The one connection that every part of the store shares. It is made in the background and comes back by itself. Calls wait for the first
/// attempt; after that, while there is no connection, each fails at once with <see cref="RedisConnectionException"/>.
/// </summary>
public sealed class RedisStoreConnection : IAsyncDisposable
{
    private readonly Task<ConnectionMultiplexer> _connecting;
    private readonly ReplicaWaits? _replicas;
    private OpenStore? _opened;

    /// <summary>Starts to connect and does not wait; a server that cannot be reached yet is no error.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names each mistake.</exception>
    public RedisStoreConnection(RedisStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> mistakes = options.Validate();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", mistakes), nameof(options));
        }

        Options = options;
        _replicas = options.WaitReplicas > 0 ? new ReplicaWaits(options) : null;
        _connecting = ConnectionMultiplexer.ConnectAsync(Configuration(options));
    }

    /// <summary>Whether the server can be reached now.</summary>
    public bool IsConnected => _connecting is { IsCompletedSuccessfully: true, Result.IsConnected: true };

    /// <summary>In words, that the server has lost what it had answered; null while nothing hints at that. Stays until this object is made anew.</summary>
    public string? LossSuspected => Opened?.Generations.Select(static shard => shard.Loss).FirstOrDefault(static loss => loss is not null);

    internal RedisStoreOptions Options { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ((Task)_connecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_connecting.IsCompletedSuccessfully)
        {
            await (await _connecting).DisposeAsync();
        }
    }

    /// <summary>The store, once it has answered; null before that.</summary>
    internal OpenStore? Opened => Volatile.Read(ref _opened);

    /// <summary>The store: waits for the first connection, then asks it once how it is laid out.</summary>
    internal ValueTask<OpenStore> OpenAsync() => Opened is { } opened ? new(opened) : new(FirstOpenAsync());

    /// <summary>Every server that takes writes.</summary>
    internal async Task<IReadOnlyList<IServer>> PrimariesAsync() =>
        [.. (await _connecting).GetServers().Where(static server => server is { IsConnected: true, IsReplica: false })];

    /// <summary>Runs a script by its hash; the client loads it first when the server does not have it, as after a restart.</summary>
    internal async Task<RedisResult> EvaluateAsync(string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IDatabase database = (await OpenAsync()).Database;
        return await database.ScriptEvaluateAsync(script, keys, arguments).WaitAsync(cancellationToken);
    }

    /// <summary>As <see cref="EvaluateAsync"/>, and does not answer before as many replicas as asked for have what the script wrote.</summary>
    /// <exception cref="TooFewReplicasException">They do not, in time. The write is there and may stay.</exception>
    internal async Task<RedisResult> EvaluateDurablyAsync(string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        if (_replicas is null)
        {
            return await EvaluateAsync(script, keys, arguments, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        IDatabase database = (await OpenAsync()).Database;
        ReplicaWait wait = _replicas.Begin(await _connecting);
        Task<RedisResult> written = database.ScriptEvaluateAsync(script, keys, arguments);
        await wait.EndAsync(keys[0], written).WaitAsync(cancellationToken);
        return await written;
    }

    private async Task<OpenStore> FirstOpenAsync()
    {
        ConnectionMultiplexer client = await _connecting;
        IDatabase database = client.GetDatabase();
        RedisKeys first = new(Options.KeyPrefix, 1, onCluster: false);
        RedisValue shards = await database.StringGetAsync(first.Layout);
        // Asked after the first answer: before it, the client knows of no cluster.
        bool onCluster = client.GetServers().Any(static server => server.ServerType == ServerType.Cluster);
        if (shards.IsNull)
        {
            ShardKeys old = first.Shards[0];
            shards = (RedisValue)await database.ScriptEvaluateAsync(
                LuaScripts.OpenStore, [first.Layout, old.Generation, old.Epochs, old.Deadlines, old.Outbox], [onCluster ? Shard.OnCluster : 1]);
        }

        OpenStore opened = new(database, new RedisKeys(Options.KeyPrefix, (int)shards, onCluster));
        return Interlocked.CompareExchange(ref _opened, opened, null) ?? opened;
    }

    private static ConfigurationOptions Configuration(RedisStoreOptions options)
    {
        ConfigurationOptions configuration = ConfigurationOptions.Parse(options.Connection);
        configuration.AbortOnConnectFail = false;
        configuration.ClientName ??= "smppsaga";
        // The client counts INFO, which the guard asks for, among administration.
        configuration.AllowAdmin = true;
        // Without a connection a write must fail at once, so that its message stays unacknowledged, and not wait in a queue in memory.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new ExponentialRetry(deltaBackOffMilliseconds: 250, maxDeltaBackOffMilliseconds: 5_000);
        return configuration;
    }
}
