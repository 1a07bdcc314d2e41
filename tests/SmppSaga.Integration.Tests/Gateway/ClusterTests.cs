using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class ClusterTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Two_gateways_on_a_cluster_deliver_everything_once_and_share_the_relaying()
    {
        await using RedisCluster cluster = await RedisCluster.StartAsync();
        Setup setup = Setup with { Redis = cluster.Connection };
        await using GatewayInProcess first = await GatewayInProcess.StartReadyAsync(setup);
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(setup);

        IReadOnlyList<SendSms> sent = await Team.SendAsync(200);
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);

        AllDelivered(finals);
        Assert.All(finals, static x => Assert.False(x.PossibleDuplicate));
        Assert.Equal(200, Smsc.Submits.Count);
        IOutbox outbox = first.Services.GetRequiredService<IOutbox>();
        await Eventually.TrueAsync(async () => await outbox.CountAsync() == 0, () => "every shard's outbox is drained");
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(cluster.Connection);
        await Eventually.TrueAsync(async () => (await RelaysAsync(client.GetDatabase(), setup.KeyPrefix)).Order().SequenceEqual([32, 32]), () => "each relays half of the 64 shards");

        (int messages, int differences) = (0, 0);
        StoreInspector inspector = ActivatorUtilities.CreateInstance<StoreInspector>(first.Services, ActivatorUtilities.CreateInstance<ReceiptIndexCheck>(first.Services));
        await foreach ((_, IReadOnlyList<string> found) in inspector.VerifyAsync(CancellationToken.None))
        {
            messages++;
            differences += found.Count;
        }

        Assert.Equal((200, 0), (messages, differences));
    }

    /// <summary>How many shards each pod relays.</summary>
    private static async Task<int[]> RelaysAsync(IDatabase database, string prefix)
    {
        RedisValue[] leases = await Task.WhenAll(Enumerable.Range(0, 64).Select(shard => database.StringGetAsync($"{prefix}:or:{{{shard}}}")));
        return [.. leases.Where(static lease => !lease.IsNull).GroupBy(static lease => ((string)lease!).Split(' ', 2)[1], StringComparer.Ordinal).Select(static pod => pod.Count())];
    }
}
