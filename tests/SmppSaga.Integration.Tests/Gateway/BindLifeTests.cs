using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Smpp;

namespace SmppSaga.Integration.Tests.Gateway;

/// <summary>What a bind goes through, as those see it who watch over it, and what that means for the messages.</summary>
public sealed class BindLifeTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Each_step_of_a_bind_is_told_and_a_failure_with_its_reason_and_the_next_attempt()
    {
        int port = Setup.FreePort();
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup with { SmscPort = port });
        await ToldAsync(BindStatusType.BindFailed, 1);
        await using TestSmsc late = TestSmsc.Start(port);
        await ToldAsync(BindStatusType.Bound, 1);
        late.DropConnections();
        await ToldAsync(BindStatusType.Bound, 2);
        await gateway.StopAsync();
        await ToldAsync(BindStatusType.Stopped, 1);

        BindStateChanged[] told = [.. Team.Of<BindStateChanged>().Where(static x => x.Bind == "main/0").OrderBy(static x => x.OccurredAt)];
        Assert.Single(Team.Of<BindStateChanged>(), static x => x is { Status: BindStatusType.Starting, Bind: "main" });
        Assert.Matches("^(Binding BindFailed )+Binding Bound ConnectionLost Binding Bound Unbinding ", string.Join(' ', told.Select(static x => x.Status)) + ' ');
        BindStateChanged failed = told.First(static x => x.Status == BindStatusType.BindFailed);
        Assert.Contains($"127.0.0.1:{port}", failed.Reason, StringComparison.Ordinal);
        Assert.True(failed.NextAttemptAt > failed.OccurredAt);
        Assert.Contains("closed the connection", told.First(static x => x.Status == BindStatusType.ConnectionLost).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binds_that_come_one_after_the_other_are_told_as_no_failure()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup with { Binds = 3 });

        await ToldAsync(BindStatusType.Bound, 3);

        Assert.DoesNotContain(Team.Of<BindStateChanged>(), static x => x.Status == BindStatusType.BindFailed);
        Assert.Contains(Team.Of<BindStateChanged>(), static x => x.Reason?.Contains("waiting for its turn", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_SMSC_that_unbinds_in_traffic_is_bound_anew_and_every_message_is_delivered()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IReadOnlyList<SendSms> sent = await Team.SendAsync(80);
        await Eventually.TrueAsync(() => Smsc.Submits.Count >= 20, "traffic");

        await Smsc.UnbindAsync();
        Assert.True(Smsc.Submits.Count < 80, "the traffic was over before the unbind");
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);

        AllDelivered(finals);
        FlaggedDuplicates(finals);
        Assert.Equal((2, 1), (Smsc.BindRequests, Smsc.MostBound));
    }

    [Fact]
    public async Task Nothing_is_pulled_between_two_binds()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        TaskCompletionSource answer = new();
        Smsc.HoldBind = answer.Task;

        Smsc.DropConnections();
        await Eventually.TrueAsync(() => Smsc.BindRequests >= 2, "asked to bind again");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(5);
        await Eventually.TrueAsync(async () => await QueueAsync() is { MessageCount: 5, ConsumerCount: 0 }, () => "all five lie in a queue that nobody consumes");
        Assert.Empty(Smsc.Submits);

        answer.SetResult();
        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Equal(5, Smsc.Submits.Count);
    }

    [Fact]
    public async Task Throttling_is_told_outlives_the_session_that_learned_it_and_loses_no_retry_with_it()
    {
        bool throttles = true;
        Smsc.Decide = (_, _) => throttles ? Verdict.Refuse(CommandStatus.ESME_RTHROTTLED) : Verdict.Take;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IBindStatus binds = gateway.Services.GetRequiredService<IBindStatus>();
        IReadOnlyList<SendSms> sent = await Team.SendAsync(10);
        await ToldAsync(BindStatusType.Throttled, 1);
        long before = binds.Binds[0].Epoch;

        throttles = false;
        Smsc.DropConnections();
        await Eventually.TrueAsync(() => binds.Binds is [{ State: BindState.Bound, Epoch: var epoch }] && epoch > before, "bound again");

        Assert.NotNull(binds.Binds[0].Learned?.PerSecond);
        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Equal(10, Smsc.Taken.Count);
        await ToldAsync(BindStatusType.ThrottledEnd, 1);
        // The end of a session is not the end of the throttling.
        BindStateChanged[] told = [.. Team.Of<BindStateChanged>().OrderBy(static x => x.OccurredAt)];
        Assert.True(
            told.Last(static x => x.Status == BindStatusType.ThrottledEnd).OccurredAt > told.Last(static x => x.Status == BindStatusType.Bound).OccurredAt,
            string.Join(' ', told.Select(static x => x.Status)));
        Assert.Single(told, static x => x.Status == BindStatusType.ThrottledEnd);
    }

    [Fact]
    public async Task What_was_throttled_survives_the_gateway()
    {
        bool throttles = true;
        Smsc.Decide = (_, _) => throttles ? Verdict.Refuse(CommandStatus.ESME_RTHROTTLED) : Verdict.Take;
        IReadOnlyList<SendSms> sent;
        await using (GatewayProcess first = await GatewayProcess.StartReadyAsync(Setup))
        {
            sent = await Team.SendAsync(10);
            await Eventually.TrueAsync(() => Smsc.Submits.Select(static x => x.Pdu.DestinationAddr).Distinct().Count() == 10, "each was refused once");
            await first.KillAsync();
        }

        throttles = false;
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(Setup);

        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Equal(10, Smsc.Taken.Count);
    }

    [Fact]
    public async Task A_receiver_gets_no_message_and_pulls_nothing_that_was_queued_before()
    {
        await using (GatewayInProcess transceiver = await GatewayInProcess.StartReadyAsync(Setup))
        {
            await Team.PublishAsync(new PauseConnector { Connector = "main" });
            await transceiver.NotReadyAsync("paused");
            await Team.SendAsync(5);
            await Eventually.TrueAsync(async () => (await QueueAsync()).MessageCount == 5, () => "all five lie in the queue");
        }

        await using GatewayInProcess receiver = await GatewayInProcess.StartAsync(Setup with { Bind = "receiver" });
        await Team.PublishAsync(new ResumeConnector { Connector = "main" });
        await Eventually.TrueAsync(() => Team.Of<BindStateChanged>().Any(static x => x.Status == BindStatusType.Resumed) && Smsc.BoundAs(SmppSessionState.BoundRx) == 1, "bound as a receiver");
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(await Team.SendAsync(5, static x => x with { To = $"27825{x.To![5..]}" }));

        Assert.All(finals, static x => Assert.Equal(DeliveryStatus.Rejected, x.Status));
        QueueDeclareOk queue = await QueueAsync();
        Assert.Equal((5u, 0u), (queue.MessageCount, queue.ConsumerCount));
        Assert.Empty(Smsc.Submits);
    }

    private Task ToldAsync(BindStatusType status, int times) => Eventually.TrueAsync(
        () => Team.Of<BindStateChanged>().Count(x => x.Status == status && x.Connector == "main") >= times,
        $"{status} told {times} times, told: {string.Join(' ', Team.Of<BindStateChanged>().Select(static x => x.Status))}");

    private async Task<QueueDeclareOk> QueueAsync()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = Vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        return await channel.QueueDeclarePassiveAsync("submit-sms-main");
    }
}
