using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Integration.Tests.Gateway;

/// <summary>Rule G6: a pod that stood still past its lease (a paused machine, a long collection) and goes on as if nothing had happened.</summary>
public sealed class FencingTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task G6_answers_that_come_to_a_superseded_holder_are_recorded_and_its_intents_are_refused_by_the_store()
    {
        TaskCompletionSource answer = new();
        Smsc.ReceiptsAtOnce = false;
        Smsc.Decide = (number, _) => number <= 3 ? Verdict.TakeAfter(answer.Task) : Verdict.Take;
        // Its own check of the lease is off: only the store stands in its way.
        await using GatewayProcess first = await GatewayProcess.StartReadyAsync(Setup, failpoint: "G6.keep_lease=pause");
        List<SendSms> sent = [.. await Team.SendAsync(3)];
        await Eventually.TrueAsync(() => Smsc.Submits.Count == 3, "taken, not answered");

        await first.StopStillAsync();
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(Setup);
        await Eventually.TrueAsync(() => Smsc.Bound == 2, "the second took the lapsed lease");
        answer.SetResult();
        await first.GoOnAsync();
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().DistinctBy(x => x.SmsId).Count() == 3, "the late answers are recorded");

        // The broker deals to both; only what is dealt to the first shows it.
        await Eventually.TrueAsync(
            async () =>
            {
                bool refused = first.Log.Contains("the lease of its slot was taken by another pod", StringComparison.Ordinal);
                sent.AddRange(refused ? [] : await Team.SendAsync(2, x => x with { To = $"2782{sent.Count:0000000}{x.To![^1]}" }));
                return refused;
            },
            () => $"the first is refused an intent. Log:\n{first.Log}");
        await Eventually.TrueAsync(() => Smsc.Bound == 1 && Team.Of<SmsAcknowledged>().DistinctBy(x => x.SmsId).Count() == sent.Count, "all go out through the second");
        await Smsc.SendReceiptsAsync();
        await EachOnceAsync(sent);
    }

    [Fact]
    public async Task G6_a_holder_that_wakes_up_after_its_lease_gives_its_bind_up()
    {
        await using GatewayProcess first = await GatewayProcess.StartReadyAsync(Setup);
        await first.StopStillAsync();
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(Setup);
        await Eventually.TrueAsync(() => Smsc.Bound == 2, "the second took the lapsed lease");
        await first.GoOnAsync();
        await Eventually.TrueAsync(() => Smsc.Bound == 1, "the first gives up");
        await EachOnceAsync(await Team.SendAsync(20));
    }

    [Fact]
    public async Task A_drain_whose_lease_is_lost_ends_before_another_pod_binds()
    {
        Smsc.Decide = static (_, _) => Verdict.TakeAndBeSilent;
        LosableLeases? leases = null;
        await using GatewayInProcess first = await GatewayInProcess.StartReadyAsync(Setup, x => x.Wrap<ILeases>(inner => leases = new LosableLeases(inner)));
        await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Smsc.Submits.Count == 1, "written, and never answered: the drain waits for it");
        await using GatewayInProcess second = await GatewayInProcess.StartAsync(Setup);

        Task stopped = first.StopAsync();
        await Eventually.TrueAsync(() => first.Services.GetRequiredService<IBindStatus>().Binds is [{ State: BindState.Unbinding }], "it drains");
        leases!.Away = true;

        await Eventually.TrueAsync(() => second.Services.GetRequiredService<IBindStatus>().Binds is [{ State: BindState.Bound }], "the second is bound");
        Assert.Equal(1, Smsc.MostBound);
        await stopped;
    }

    private async Task EachOnceAsync(IReadOnlyCollection<SendSms> sent)
    {
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);
        AllDelivered(finals);
        Assert.All(finals, x => Assert.Equal((false, 1), (x.PossibleDuplicate, x.Attempts)));
        Assert.Equal(sent.Select(x => x.To!).Order(StringComparer.Ordinal), Smsc.Submits.Select(x => x.Pdu.DestinationAddr).Order(StringComparer.Ordinal));
        Assert.Empty(Team.Of<SmsUncertain>());
    }
}
