using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class OutageTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Without_Redis_at_start_it_waits_says_so_and_then_reports_every_message()
    {
        await QueuesExistAsync();
        await using RedisProcess redis = await RedisProcess.StartAsync();
        redis.Kill();
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup with { Redis = redis.Connection });
        await gateway.NotReadyAsync("Redis");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(20);

        await redis.StartAgainAsync();
        await gateway.ReadyAsync();

        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);
        AllDelivered(finals);
        Assert.All(finals, x => Assert.False(x.PossibleDuplicate));
        Assert.Equal(20, Smsc.Submits.Count);
    }

    [Fact]
    public async Task With_Redis_killed_in_traffic_every_message_is_reported_and_none_goes_out_twice_unflagged()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync();
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { Redis = redis.Connection });

        List<SendSms> sent = [.. await Team.SendAsync(100)];
        await Eventually.TrueAsync(() => Smsc.Submits.Count >= 20, "traffic");
        redis.Kill();
        sent.AddRange(await Team.SendAsync(20, x => x with { To = $"27825{x.To![5..]}" }));
        await gateway.NotReadyAsync("Redis");
        await redis.StartAgainAsync();
        await gateway.ReadyAsync();
        sent.AddRange(await Team.SendAsync(20, x => x with { To = $"27826{x.To![5..]}" }));

        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);
        Assert.Equal(140, finals.Count);
        FlaggedDuplicates(finals);
        Assert.Equal(140, Smsc.Taken.Select(x => x.Pdu.DestinationAddr).Distinct().Count());
    }

    [Fact]
    public async Task Waiting_for_Redis_takes_no_more_than_a_few_tries_per_message_and_second()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync();
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { Redis = redis.Connection });
        redis.Kill();
        await gateway.NotReadyAsync("Redis");

        long started = TimeProvider.System.GetTimestamp();
        IReadOnlyList<SendSms> sent = await Team.SendAsync(10);
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        int tries = gateway.Log.Count("R-FAULT");
        double seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;

        Assert.InRange(tries, 0, (int)(10 * 3 * seconds));
        await redis.StartAgainAsync();
        AllDelivered(await Team.FinalsAsync(sent));
    }

    [Fact]
    public async Task Without_RabbitMQ_at_start_it_waits_says_so_and_then_works()
    {
        await QueuesExistAsync();
        await using TcpGate gate = new(RealServers.RabbitMqPort);
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup with { RabbitPort = gate.Port });
        await gateway.NotReadyAsync("Bus");
        IReadOnlyList<SendSms> early = await Team.SendAsync(5);

        gate.Open();
        await gateway.ReadyAsync();

        IReadOnlyList<SendSms> sent = await Team.SendAsync(5);
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync([.. sent, .. early]);
        AllDelivered(finals);
        Assert.Equal(10, Smsc.Submits.Count);
    }

    [Fact]
    public async Task With_RabbitMQ_cut_off_in_traffic_every_message_is_reported_and_none_goes_out_twice()
    {
        await using TcpGate gate = new(RealServers.RabbitMqPort);
        gate.Open();
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { RabbitPort = gate.Port });

        IReadOnlyList<SendSms> sent = await Team.SendAsync(100);
        await Eventually.TrueAsync(() => Smsc.Submits.Count >= 20, "traffic");
        await gate.ShutAsync();
        await gateway.NotReadyAsync("Bus");
        gate.Open();

        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);
        AllDelivered(finals);
        Assert.Equal(100, Smsc.Submits.Count);
        Assert.All(finals, x => Assert.False(x.PossibleDuplicate));
    }

    [Fact]
    public async Task After_an_outage_of_RabbitMQ_of_half_a_minute_it_works_again_within_six_seconds()
    {
        await using TcpGate gate = new(RealServers.RabbitMqPort);
        gate.Open();
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { RabbitPort = gate.Port });
        await gate.ShutAsync();
        IReadOnlyList<SendSms> sent = await Team.SendAsync(5);
        await gateway.NotReadyAsync("Bus");
        await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);

        gate.Open();
        long back = TimeProvider.System.GetTimestamp();
        AllDelivered(await Team.FinalsAsync(sent));

        Assert.InRange(TimeProvider.System.GetElapsedTime(back).TotalSeconds, 0, 6);
    }

    [Fact]
    public async Task A_RabbitMQ_that_refuses_the_credentials_after_an_outage_is_tried_until_it_takes_them()
    {
        string user = $"known-{Guid.NewGuid():N}";
        await using TcpGate gate = new(RealServers.RabbitMqPort);
        gate.Open();
        await AddUserAsync(user);
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { RabbitPort = gate.Port, BusUsername = user });
        await gate.ShutAsync();
        await RabbitCtl.RunAsync("delete_user", user);
        gate.Open();
        await gateway.NotReadyAsync("ACCESS_REFUSED");

        await AddUserAsync(user);

        await gateway.ReadyAsync();
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(3)));
        await gateway.StopAsync();
        await RabbitCtl.RunAsync("delete_user", user);
    }

    [Fact]
    public async Task A_Redis_that_may_drop_messages_makes_it_not_ready_unless_that_is_allowed()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync("--maxmemory-policy", "allkeys-lru");
        Setup unsafeSetup = Setup with { Redis = redis.Connection };

        await using (GatewayInProcess strict = await GatewayInProcess.StartAsync(unsafeSetup))
        {
            await strict.NotReadyAsync("maxmemory-policy must be noeviction, is allkeys-lru");
        }

        await using GatewayInProcess lenient = await GatewayInProcess.StartReadyAsync(unsafeSetup with { AllowUnsafe = true });
    }

    private async Task AddUserAsync(string user)
    {
        await RabbitCtl.RunAsync("add_user", user, Vhost.Password);
        await RabbitCtl.RunAsync("set_permissions", "-p", Vhost.Name, user, ".*", ".*", ".*");
    }

    /// <summary>What is published before any gateway ever ran has no queue to wait in.</summary>
    private async Task QueuesExistAsync()
    {
        await using GatewayInProcess first = await GatewayInProcess.StartReadyAsync(Setup);
    }
}
