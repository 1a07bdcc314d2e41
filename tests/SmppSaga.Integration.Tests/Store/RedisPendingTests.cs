using SmppSaga.Integration.Tests.Servers;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

public sealed class RedisPendingTests
{
    [Fact]
    public async Task Lists_a_million_pending_sagas_in_pages_of_a_thousand()
    {
        const int Million = 1_000_000;
        const string Fill = "for i = tonumber(ARGV[1]), tonumber(ARGV[1]) + 99999 do redis.call('ZADD', KEYS[1], i, struct.pack('>I8I8', i, i)) end";
        await using RedisProcess server = await RedisProcess.StartAsync("--appendonly", "no");
        await using RedisTestStore store = new(server.Connection, "smpp");
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(server.Connection);
        for (int from = 0; from < Million; from += 100_000)
        {
            await client.GetDatabase().ScriptEvaluateAsync(Fill, ["smpp:t:{0}"], [from]);
        }

        await server.AskAsync("CONFIG", "RESETSTAT");
        HashSet<Guid> ids = [];
        await foreach ((Guid id, _) in store.Inspection.PendingAsync())
        {
            ids.Add(id);
        }

        Assert.Equal(Million, ids.Count);
        string used = await server.AskAsync("INFO", "commandstats");
        Assert.Contains("cmdstat_zscan:calls=", used, StringComparison.Ordinal);
        Assert.DoesNotContain("cmdstat_keys", used, StringComparison.Ordinal);
    }
}
