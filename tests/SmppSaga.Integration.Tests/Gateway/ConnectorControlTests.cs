using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class ConnectorControlTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_paused_connector_stays_bound_and_submits_nothing_until_it_is_resumed()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IBindStatus binds = gateway.Services.GetRequiredService<IBindStatus>();

        await Team.PublishAsync(new PauseConnector { Connector = "main" });
        await Eventually.TrueAsync(() => binds.Binds is [{ State: BindState.Bound, Paused: true }], "paused and bound");
        await gateway.NotReadyAsync("paused");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(5);
        await Eventually.TrueAsync(async () => (await Task.WhenAll(sent.Select(x => gateway.RecordsAsync(x.SmsId)))).All(x => x.Count == 1), () => "all are accepted");
        Assert.Empty(Smsc.Submits);

        CommandRun resumed = await CommandRun.OfAsync(Setup, "connector", "resume", "main", "--json");

        Assert.Contains("\"changed\":true", Assert.Single(resumed.Lines), StringComparison.Ordinal);
        AllDelivered(await Team.FinalsAsync(sent));
        await Eventually.TrueAsync(() => new[] { BindStatusType.Bound, BindStatusType.Paused, BindStatusType.Resumed }.All(x => Team.Of<BindStateChanged>().Any(e => e.Status == x && e.Connector == "main")), "told");
    }

    [Fact]
    public async Task A_rebind_drains_and_binds_anew_without_doubt_and_a_name_with_a_mistake_is_told()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IBindStatus binds = gateway.Services.GetRequiredService<IBindStatus>();
        long before = binds.Binds[0].Epoch;
        IReadOnlyList<SendSms> sent = await Team.SendAsync(50);

        await Team.PublishAsync(new RebindConnector { Connector = "main" });

        await Eventually.TrueAsync(() => binds.Binds is [{ State: BindState.Bound, Epoch: var epoch }] && epoch > before, "bound anew");
        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Equal(50, Smsc.Submits.Count);
        Assert.Empty(Team.Of<SmsUncertain>());
        CommandRun wrong = await CommandRun.OfAsync(Setup, "connector", "pause", "mian");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains(Team.Of<BindStateChanged>(), x => x is { Status: BindStatusType.Unbinding, Bind: "main/0" });
    }
}
