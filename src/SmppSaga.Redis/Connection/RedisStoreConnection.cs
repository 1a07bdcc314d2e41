using SmppSaga.Redis.Keys;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>
/// The one connection that every part of the store shares. It is made without waiting for the server and comes back by itself:
/// while there is none, each call fails at once with <see cref="RedisConnectionException"/>.
/// </summary>
public sealed class RedisStoreConnection : IAsyncDisposable
{
    private readonly ConnectionMultiplexer _multiplexer;

    private RedisStoreConnection(ConnectionMultiplexer multiplexer, RedisStoreOptions options)
    {
        _multiplexer = multiplexer;
        Options = options;
        Database = multiplexer.GetDatabase();
        Keys = new RedisKeys(options.KeyPrefix);
    }

    /// <summary>Whether the server can be reached now.</summary>
    public bool IsConnected => _multiplexer.IsConnected;

    internal RedisStoreOptions Options { get; }

    internal IDatabase Database { get; }

    internal RedisKeys Keys { get; }

    internal IEnumerable<IServer> Primaries => _multiplexer.GetServers().Where(static server => server is { IsConnected: true, IsReplica: false });

    /// <summary>Starts to connect; a server that cannot be reached yet is no error.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names each mistake.</exception>
    public static async Task<RedisStoreConnection> ConnectAsync(RedisStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RedisStoreConnection(await ConnectionMultiplexer.ConnectAsync(Configuration(options)), options);
    }

    /// <summary>The same, for a composition that cannot wait; blocks for the connect timeout at most.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names each mistake.</exception>
    public static RedisStoreConnection Connect(RedisStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RedisStoreConnection(ConnectionMultiplexer.Connect(Configuration(options)), options);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _multiplexer.DisposeAsync();

    private static ConfigurationOptions Configuration(RedisStoreOptions options)
    {
        IReadOnlyList<string> mistakes = options.Validate();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", mistakes), nameof(options));
        }

        ConfigurationOptions configuration = ConfigurationOptions.Parse(options.Connection);
        configuration.AbortOnConnectFail = false;
        configuration.ClientName ??= "smppsaga";
        // Without a connection a write must fail at once, so that its message stays unacknowledged, and not wait in a queue in memory.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new ExponentialRetry(deltaBackOffMilliseconds: 250, maxDeltaBackOffMilliseconds: 5_000);
        return configuration;
    }
}
