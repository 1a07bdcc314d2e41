using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class StorageLossTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_store_whose_newest_writes_are_gone_is_told_and_nothing_goes_out_any_more()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync("--appendfsync", "always");
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { Redis = redis.Connection, Window = 50 });
        Smsc.ReceiptsAtOnce = false;
        IReadOnlyList<SendSms> sent = await Team.SendAsync(100);
        // What is cut must have been answered: a write whose answer nobody got is not lost, it is repeated.
        await Eventually.TrueAsync(async () => (await Task.WhenAll(sent.Select(x => gateway.RecordsAsync(x.SmsId)))).All(x => x.Count >= 3), () => "all are acknowledged");

        redis.Kill();
        redis.CutAppendOnlyFile(4096);
        await redis.StartAgainAsync();

        await NothingGoesOutAnyMoreAsync(gateway);
    }

    [Fact]
    public async Task An_emptied_store_is_told_and_nothing_goes_out_any_more()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync();
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { Redis = redis.Connection, Window = 50 });
        await Team.SendAsync(300);
        await Eventually.TrueAsync(() => Smsc.Submits.Count >= 50, "traffic");

        await using (ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync($"{redis.Connection},allowAdmin=true"))
        {
            await client.GetServers()[0].FlushAllDatabasesAsync();
        }

        await NothingGoesOutAnyMoreAsync(gateway);
    }

    [Fact]
    public async Task A_pod_that_only_looks_on_notices_too()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync();
        await using GatewayInProcess busy = await GatewayInProcess.StartReadyAsync(Setup with { Redis = redis.Connection });
        await using GatewayInProcess idle = await GatewayInProcess.StartReadyAsync(Setup with { Redis = redis.Connection });
        await Team.FinalsAsync(await Team.SendAsync(5));

        redis.Kill();
        redis.LoseData();
        await redis.StartAgainAsync();

        await busy.NotReadyAsync("storage loss suspected");
        await idle.NotReadyAsync("storage loss suspected");
        await Eventually.TrueAsync(() => Team.Of<StorageLossSuspected>().Select(x => x.Pod).Distinct().Count() == 2, "StorageLossSuspected from both pods");
    }

    private async Task NothingGoesOutAnyMoreAsync(GatewayInProcess gateway)
    {
        await gateway.NotReadyAsync("storage loss suspected");
        await Eventually.TrueAsync(() => Team.Of<StorageLossSuspected>().Count > 0, "StorageLossSuspected");
        int before = Smsc.Submits.Count;
        IReadOnlyList<SendSms> late = await Team.SendAsync(5, x => x with { To = $"27829{x.To![5..]}" });
        await Eventually.TrueAsync(() => gateway.Services.GetRequiredService<IBindStatus>().Binds[0] is { State: BindState.Bound } x && x.Detail.Contains("No new submits", StringComparison.Ordinal), "bound, and shut");
        await Eventually.TrueAsync(() => gateway.Log.Count("A message stays on the bus: ") >= late.Count, "what comes now is left on the bus");

        Assert.Single(Team.Of<StorageLossSuspected>().DistinctBy(x => x.EventId));
        Assert.Equal(before, Smsc.Submits.Count);
        Assert.Equal(Smsc.Submits.Count, Smsc.Submits.DistinctBy(x => x.Pdu.DestinationAddr).Count());
        Assert.DoesNotContain(Team.Finals, x => late.Any(m => m.SmsId == x.SmsId));
    }
}
