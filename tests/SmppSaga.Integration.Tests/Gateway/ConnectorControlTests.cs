using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
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
        // That the queue is not pulled from is no fault of the bus.
        Assert.All((await gateway.ReadinessAsync()).Reasons, static x => Assert.StartsWith("Bind main: Bound.", x, StringComparison.Ordinal));

        CommandRun resumed = await CommandRun.OfAsync(Setup, "connector", "resume", "main", "--json");

        Assert.Contains("\"changed\":true", Assert.Single(resumed.Lines), StringComparison.Ordinal);
        AllDelivered(await Team.FinalsAsync(sent));
        await Eventually.TrueAsync(() => new[] { BindStatusType.Bound, BindStatusType.Paused, BindStatusType.Resumed }.All(x => Team.Of<BindStateChanged>().Any(e => e.Status == x && e.Connector == "main")), "told");
    }

    [Fact]
    public async Task Over_HTTP_a_connector_is_paused_by_this_machine_and_not_by_another_sites_page()
    {
        string listen = Setup.FreeListen();
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { Listen = listen });
        using HttpClient http = new();
        using HttpRequestMessage page = new(HttpMethod.Post, $"{listen}/api/connectors/main:pause") { Headers = { { "Origin", "http://elsewhere.example" } } };

        using HttpResponseMessage refused = await http.SendAsync(page);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using HttpResponseMessage paused = await http.PostAsync(new Uri($"{listen}/api/connectors/main:pause"), null);
        Assert.Equal("""{"connector":"main","command":"pause","changed":true}""", await paused.Content.ReadAsStringAsync());

        await gateway.NotReadyAsync("paused");
        Assert.Contains("\"paused\":true", await http.GetStringAsync(new Uri($"{listen}/api/binds")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_gives_back_what_waits_to_be_written_and_waits_for_what_is_written()
    {
        TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Smsc.Decide = (_, _) => Verdict.TakeAfter(answers.Task);
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IBindStatus binds = gateway.Services.GetRequiredService<IBindStatus>();
        IReadOnlyList<SendSms> sent = await Team.SendAsync(40);
        await Eventually.TrueAsync(() => Smsc.Submits.Count == Setup.Window, "the window is full");

        await Team.PublishAsync(new PauseConnector { Connector = "main" });
        await Eventually.TrueAsync(async () => await ReadyInQueueAsync() == sent.Count - Setup.Window, () => "the others are back in the queue");
        answers.SetResult();
        await Eventually.TrueAsync(() => binds.Binds is [{ State: BindState.Bound, Paused: true }], "paused");
        Assert.Equal(Setup.Window, Smsc.Submits.Count);

        await Team.PublishAsync(new ResumeConnector { Connector = "main" });
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);
        AllDelivered(finals);
        Assert.Equal(sent.Count, Smsc.Submits.Count);
        Assert.Equal(0, FlaggedDuplicates(finals));
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
        Assert.DoesNotContain(Team.Of<BindStateChanged>(), x => x.Status == BindStatusType.ConnectionLost);
    }

    private async Task<uint> ReadyInQueueAsync()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = Vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync("submit-sms-main")).MessageCount;
    }
}
