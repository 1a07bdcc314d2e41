using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Smpp;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class FleetTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Of_two_gateways_one_is_bound_and_the_other_takes_over_within_the_lease_when_it_is_killed()
    {
        await using GatewayProcess first = await GatewayProcess.StartReadyAsync(Setup);
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(Setup);
        Assert.Equal(1, Smsc.Bound);
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(30)));

        long killed = TimeProvider.System.GetTimestamp();
        await first.KillAsync();
        await Eventually.TrueAsync(() => Smsc.Bound == 0, "the SMSC sees the connection end");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(30, x => x with { To = $"27825{x.To![5..]}" });
        await Eventually.TrueAsync(() => Smsc.Bound == 1, "the second takes over");

        // The lease is 2 s, asked for every third of it; the rest is the machine's.
        Assert.InRange(TimeProvider.System.GetElapsedTime(killed), TimeSpan.Zero, TimeSpan.FromSeconds(2 + 8));
        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Equal(1, Smsc.MostBound);
        Assert.Equal(60, Smsc.Submits.Count);
    }

    [Fact]
    public async Task Two_binds_on_one_gateway_share_its_messages_and_one_goes_on_when_the_other_is_cut()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { Binds = 2, Window = 2 });
        await Eventually.TrueAsync(() => Smsc.Bound == 2, "two binds");
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(60)));

        Assert.All(Smsc.SubmitsPerBind, x => Assert.InRange(x, 10, 50));
        Assert.Equal(2, Smsc.SubmitsPerBind.Count);

        Smsc.DropOne();
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(30, x => x with { To = $"27825{x.To![5..]}" })));
        await Eventually.TrueAsync(() => Smsc.Bound == 2, "two binds again");
        Assert.Equal((90, 2), (Smsc.Submits.Count, Smsc.MostBound));
    }

    [Fact]
    public async Task A_pair_submits_over_its_transmitter_and_takes_receipts_over_its_receiver()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { Bind = "pair" });

        Assert.Equal((1, 1), (Smsc.BoundAs(SmppSessionState.BoundTx), Smsc.BoundAs(SmppSessionState.BoundRx)));
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(20)));
        Assert.Equal((20, 20), (Smsc.Submits.Count, Smsc.ReceiptsAcknowledged));
    }

    [Fact]
    public async Task Told_to_stop_under_load_it_ends_with_0_in_time_and_leaves_nothing_in_doubt()
    {
        Smsc.Decide = static (_, _) => Verdict.TakeAfter(Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System));
        Setup setup = Setup with { DrainTimeout = "15s" };
        IReadOnlyList<SendSms> sent;
        await using (GatewayProcess first = await GatewayProcess.StartReadyAsync(setup))
        {
            sent = await Team.SendAsync(150);
            await Eventually.TrueAsync(() => Smsc.Submits.Count >= 30, "load");
            long told = TimeProvider.System.GetTimestamp();

            Assert.Equal(0, await first.TerminateAsync());
            Assert.InRange(TimeProvider.System.GetElapsedTime(told), TimeSpan.Zero, TimeSpan.FromSeconds(15));
            Assert.Equal(0, Smsc.Bound);
        }

        Assert.True(Smsc.Submits.Count < 150, "the load was over before the stop");
        Smsc.Decide = static (_, _) => Verdict.Take;
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(setup);
        await Smsc.SendReceiptsAsync();
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);

        AllDelivered(finals);
        Assert.Equal(150, Smsc.Submits.Count);
        Assert.All(finals, x => Assert.False(x.PossibleDuplicate));
        Assert.Empty(Team.Of<SmsUncertain>());
    }
}
