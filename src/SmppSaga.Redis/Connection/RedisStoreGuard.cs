using System.Globalization;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>
/// Asks the server whether it would lose what it is given, and tells when it already has. INFO tells it all and is open where CONFIG is refused (managed servers, restricted users).
/// </summary>
public sealed class RedisStoreGuard(RedisStoreConnection connection)
{
    /// <summary>What is wrong with the server's settings, one sentence each; empty when it keeps what it is given.</summary>
    /// <exception cref="RedisException">The server broke off while it was asked.</exception>
    public async Task<IReadOnlyList<string>> InspectAsync(CancellationToken cancellationToken = default)
    {
        List<string> findings = [];
        IReadOnlyList<IServer> servers = await connection.PrimariesAsync();
        if (servers.Count == 0)
        {
            findings.Add("Redis: not connected; connecting goes on in the background.");
        }

        if (connection.LossSuspected is { } loss)
        {
            findings.Add(loss);
        }

        foreach (IServer server in servers)
        {
            await InspectAsync(server, connection.Options.WaitReplicas, findings, cancellationToken);
        }

        return findings;
    }

    /// <summary>Compares the store's counter with the newest that this process knows; returns <see cref="RedisStoreConnection.LossSuspected"/>. Another process may have written since, so a store that went back may be noticed here first.</summary>
    /// <exception cref="RedisException">The server broke off while it was asked.</exception>
    public async Task<string?> CheckGenerationAsync(CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        long[] before = Array.ConvertAll(store.Generations, static x => x.Newest);
        RedisValue[] stored = await store.AskShardsAsync(static (database, shard) => database.StringGetAsync(shard.Generation, CommandFlags.DemandMaster), cancellationToken);
        for (int i = 0; i < stored.Length; i++)
        {
            store.Generations[i].Observe(before[i], stored[i].IsNull ? 0 : (long)stored[i], appended: false);
        }

        return connection.LossSuspected;
    }

    /// <summary>Leaves word in the store, for whoever is started later, that it lost something.</summary>
    /// <param name="at">When that was noticed.</param>
    /// <param name="keepFor">How long the word is kept.</param>
    /// <param name="cancellationToken">Stops waiting; the word may be left all the same.</param>
    /// <exception cref="RedisException">The word may not be there.</exception>
    public async Task MarkLossAsync(DateTimeOffset at, TimeSpan keepFor, CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        await store.Database.StringSetAsync(store.Keys.Loss, at.ToUnixTimeMilliseconds(), keepFor).WaitAsync(cancellationToken);
    }

    /// <summary>When the store was last found to have lost something; null when no word of that is there.</summary>
    /// <exception cref="RedisException">The server broke off while it was asked.</exception>
    public async Task<DateTimeOffset?> LossMarkedAsync(CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        RedisValue at = await store.Database.StringGetAsync(store.Keys.Loss, CommandFlags.DemandMaster).WaitAsync(cancellationToken);
        return at.IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)at);
    }

    private static async Task InspectAsync(IServer server, int replicas, List<string> findings, CancellationToken cancellationToken)
    {
        Dictionary<string, string> facts;
        try
        {
            IGrouping<string, KeyValuePair<string, string>>[] sections = await server.InfoAsync().WaitAsync(cancellationToken);
            facts = sections.SelectMany(static section => section).DistinctBy(static fact => fact.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        }
        catch (RedisServerException exception)
        {
            findings.Add($"Redis {server.EndPoint}: INFO was refused ({exception.Message}), so maxmemory-policy and appendonly are not known.");
            return;
        }

        if (facts.GetValueOrDefault("maxmemory_policy") is { } policy and not "noeviction")
        {
            findings.Add($"Redis {server.EndPoint}: maxmemory-policy must be noeviction, is {policy}; under memory pressure it would drop messages.");
        }

        if (facts.GetValueOrDefault("aof_enabled") is "0")
        {
            findings.Add($"Redis {server.EndPoint}: appendonly must be yes, is no; a restart would lose messages.");
        }

        if (facts.GetValueOrDefault("aof_last_write_status") is { } written and not "ok")
        {
            findings.Add($"Redis {server.EndPoint}: the last write to the append-only file ended with {written}; writes are not durable.");
        }

        if (replicas > 0 && int.TryParse(facts.GetValueOrDefault("connected_slaves"), NumberStyles.None, CultureInfo.InvariantCulture, out int connected) && connected < replicas)
        {
            findings.Add($"Redis {server.EndPoint}: wait_replicas needs {replicas} replicas, {connected} are connected; no write would count as stored.");
        }
    }
}
