using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
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

    [Fact]
    public async Task What_comes_again_after_a_loss_and_a_restart_is_in_doubt_before_it_is_written()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync();
        Setup setup = Setup with { Redis = redis.Connection, ResendAfter = "1s" };
        Smsc.ReceiptsAtOnce = false;
        string[] policies = ["resend", "hold", "fail"];
        IReadOnlyList<SendSms> before, after;
        await using (GatewayProcess first = await GatewayProcess.StartReadyAsync(setup, failpoint: "G3.after_hand_over=pause"))
        {
            int number = 0;
            before = await Team.SendAsync(3, x => x with { OnUnknownOutcome = policies[number++], Text = new string('x', 200) });
            // Not acknowledged on the bus, but all is stored: an answer that is still on its way would link its id in the emptied store.
            await using (ServiceProvider store = TraceServices.Build(setup.Options()))
            {
                IEventStore events = store.GetRequiredService<IEventStore>();
                await Eventually.TrueAsync(async () => (await Task.WhenAll(before.Select(x => events.ReadAsync(x.SmsId).AsTask()))).All(x => x.Count == 5), () => "accepted, both parts intended and acknowledged");
            }

            redis.Kill();
            redis.LoseData();
            await redis.StartAgainAsync();
            await Eventually.TrueAsync(() => Team.Of<StorageLossSuspected>().Count > 0, "StorageLossSuspected");
            await first.KillAsync();
        }

        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(setup);
        after = await Team.SendAsync(3, x => x with { To = $"27829{x.To![5..]}" });

        await Eventually.TrueAsync(() => Task.FromResult(Team.Of<SmsUncertain>().Select(x => x.SmsId).Distinct().Count() == 3 && Smsc.Taken.Count == 11), () => $"three in doubt, one of them sent again; taken {Smsc.Taken.Count}. Log:\n{second.Log.Text}");
        Smsc.ReceiptsAtOnce = true;
        await Smsc.SendReceiptsAsync();
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync([before[0], before[2], .. after]);
        Assert.Equal((DeliveryStatus.Delivered, true, 2), finals.Where(x => x.SmsId == before[0].SmsId).Select(x => (x.Status, x.PossibleDuplicate, x.Attempts)).Single());
        Assert.Equal(DeliveryStatus.Unknown, finals.Single(x => x.SmsId == before[2].SmsId).Status);
        Assert.All(after, x => Assert.False(finals.Single(f => f.SmsId == x.SmsId).PossibleDuplicate));
        Assert.DoesNotContain(Team.Finals, x => x.SmsId == before[1].SmsId);

        await Team.PublishAsync(new ResolveUncertainSms { SmsId = before[1].SmsId, Action = UncertainAction.MarkDelivered });
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(await Team.FinalsAsync([before[1]])).Status);
        Assert.Equal([4, 2, 2, 1, 1, 1], before.Concat(after).Select(x => Smsc.Taken.Count(s => s.Pdu.DestinationAddr == x.To)));
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
