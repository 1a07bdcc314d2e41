using SmppSaga.Redis.Keys;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>
/// The one connection that every part of the store shares. It is made in the background and comes back by itself. Calls wait for the first
/// attempt; after that, while there is no connection, each fails at once with <see cref="RedisConnectionException"/>.
/// </summary>
public sealed class RedisStoreConnection : IAsyncDisposable
{
    private readonly Task<ConnectionMultiplexer> _connecting;

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
        Keys = new RedisKeys(options.KeyPrefix);
        _connecting = ConnectionMultiplexer.ConnectAsync(Configuration(options));
    }

    /// <summary>Whether the server can be reached now.</summary>
    public bool IsConnected => _connecting is { IsCompletedSuccessfully: true, Result.IsConnected: true };

    /// <summary>In words, that the server has lost what it had answered; null while nothing hints at that. Stays until this object is made anew.</summary>
    public string? LossSuspected => Generation.Loss;

    internal RedisStoreOptions Options { get; }

    internal StorageGeneration Generation { get; } = new();

    internal RedisKeys Keys { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ((Task)_connecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_connecting.IsCompletedSuccessfully)
        {
            await (await _connecting).DisposeAsync();
        }
    }

    internal async ValueTask<IDatabase> DatabaseAsync() => (await _connecting).GetDatabase();

    internal async ValueTask<RedisKey> LeaseKeyAsync(string name) =>
        Keys.Lease(name, onCluster: (await _connecting).GetServers().Any(static server => server.ServerType == ServerType.Cluster));

    internal async Task<IReadOnlyList<IServer>> PrimariesAsync() =>
        [.. (await _connecting).GetServers().Where(static server => server is { IsConnected: true, IsReplica: false })];

    /// <summary>Runs a script by its hash; the client loads it first when the server does not have it, as after a restart.</summary>
    internal async Task<RedisResult> EvaluateAsync(string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IDatabase database = await DatabaseAsync();
        return await database.ScriptEvaluateAsync(script, keys, arguments).WaitAsync(cancellationToken);
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
