using System.Globalization;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>Sends WAIT behind a write, on the same connection.</summary>
internal sealed class ReplicaWaits(RedisStoreOptions options)
{
    private int _broken;
    private ConnectionMultiplexer? _watched;

    public RedisStoreOptions Options => options;

    /// <summary>How often a connection broke so far: WAIT counts the writes of its own connection only.</summary>
    public int Broken => Volatile.Read(ref _broken);

    /// <summary>To be called before the write is sent.</summary>
    public ReplicaWait Begin(ConnectionMultiplexer client)
    {
        if (Interlocked.CompareExchange(ref _watched, client, null) is null)
        {
            client.ConnectionFailed += (_, _) => Interlocked.Increment(ref _broken);
        }

        return new ReplicaWait(this, client, Broken);
    }
}

/// <summary>One write's wait for its replicas.</summary>
internal readonly struct ReplicaWait(ReplicaWaits waits, ConnectionMultiplexer client, int broken)
{
    /// <summary>To be called when the write is under way, so that both travel together.</summary>
    public async Task EndAsync(RedisKey key, Task write)
    {
        IServer server = Server(key);
        Task<RedisResult> waiting = SendAsync(server);
        try
        {
            await write;
        }
        catch
        {
            await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        long have = (long)await waiting;
        // The cluster may have pointed the write to another server.
        IServer written = Server(key);
        if (!Equals(written.EndPoint, server.EndPoint))
        {
            have = (long)await SendAsync(written);
        }

        if (waits.Broken != broken)
        {
            throw new TooFewReplicasException("Redis: a connection broke while replicas were waited for, so nobody knows how many have the write.");
        }

        if (have < waits.Options.WaitReplicas)
        {
            throw new TooFewReplicasException(string.Create(
                CultureInfo.InvariantCulture, $"Redis {written.EndPoint}: {have} of {waits.Options.WaitReplicas} replicas had the write within {waits.Options.ReplicaTimeout.TotalMilliseconds:0} ms; it does not count as stored."));
        }
    }

    private IServer Server(RedisKey key) => client.GetServer(key, null, CommandFlags.DemandMaster);

    private Task<RedisResult> SendAsync(IServer server) => server.ExecuteAsync("WAIT", waits.Options.WaitReplicas, (long)waits.Options.ReplicaTimeout.TotalMilliseconds);
}
