using System.Globalization;

namespace SmppSaga.Integration.Tests.Servers;

/// <summary>A Redis Cluster of three masters with a replica each, on free ports of 127.0.0.1. A dead master is replaced after 15 s, or when a test says so.</summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16_384;
    private const int Masters = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<RedisProcess> _nodes = [];
    private readonly List<string> _bus = [];

    /// <summary>All nodes, as the gateway's store.connection takes them.</summary>
    public string Connection => string.Join(',', _nodes.Select(static node => node.Connection));

    /// <exception cref="InvalidOperationException">It did not become one within a minute.</exception>
    public static async Task<RedisCluster> StartAsync()
    {
        RedisCluster cluster = new();
        try
        {
            for (int i = 0; i < 2 * Masters; i++)
            {
                // The default, 10,000 above the port, need not exist.
                cluster._bus.Add(RedisProcess.FreePort().ToString(CultureInfo.InvariantCulture));
                cluster._nodes.Add(await RedisProcess.StartAsync(
                    "--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1", "--cluster-port", cluster._bus[i], "--cluster-node-timeout", "15000", "--repl-diskless-sync-delay", "0"));
            }

            await cluster.JoinAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The master and the replica of the slots in which this key is.</summary>
    public (RedisProcess Master, RedisProcess Replica) Of(string key)
    {
        int index = HashSlot(key) / Share;
        return (_nodes[index], _nodes[Masters + index]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RedisProcess node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    private static int Share => (Slots + Masters - 1) / Masters;

    private static int HashSlot(string key)
    {
        string tag = key.Contains('{', StringComparison.Ordinal) ? key.Split('{')[1].Split('}')[0] : key;
        int crc = 0;
        foreach (char c in tag)
        {
            crc ^= c << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
            }
        }

        return crc % Slots;
    }

    private async Task JoinAsync()
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            if (i < Masters)
            {
                await _nodes[i].AskAsync("CLUSTER", "ADDSLOTSRANGE", $"{i * Share}", $"{Math.Min(Slots, (i + 1) * Share) - 1}");
            }

            await _nodes[i].AskAsync("CLUSTER", "SET-CONFIG-EPOCH", $"{i + 1}");
            await _nodes[i].AskAsync("CLUSTER", "MEET", "127.0.0.1", _nodes[0].Port.ToString(CultureInfo.InvariantCulture), _bus[0]);
        }

        foreach (RedisProcess node in _nodes)
        {
            await UntilAsync(async () => (await node.AskAsync("CLUSTER", "NODES")).Split('\n').Count(static line => line.Contains(" connected", StringComparison.Ordinal)) == _nodes.Count, node);
        }

        for (int i = 0; i < Masters; i++)
        {
            string master = await _nodes[i].AskAsync("CLUSTER", "MYID");
            await UntilAsync(async () => await _nodes[Masters + i].AskAsync("CLUSTER", "REPLICATE", master) == "OK", _nodes[Masters + i]);
        }

        foreach (RedisProcess node in _nodes)
        {
            await UntilAsync(async () => (await node.AskAsync("CLUSTER", "INFO")).Contains("cluster_state:ok", StringComparison.Ordinal), node);
        }

        foreach (RedisProcess replica in _nodes[Masters..])
        {
            await UntilAsync(async () => (await replica.AskAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal), replica);
        }

        foreach (RedisProcess node in _nodes)
        {
            await UntilAsync(async () => (await node.AskAsync("CLUSTER", "NODES")).Split('\n').Count(static line => line.Contains("slave", StringComparison.Ordinal)) == Masters, node);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, RedisProcess node)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException($"redis-server on {node.Connection} does not take its place in the cluster: {await node.AskAsync("CLUSTER", "NODES")}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
