using System.Text.RegularExpressions;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

/// <summary>What somebody reads who is called in the night: the standard error of smppsaga run at its default level.</summary>
public sealed partial class QuietLogTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_Redis_that_goes_and_comes_back_is_one_line_each_whatever_waits_for_it()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync();
        await using GatewayProcess gateway = await GatewayProcess.StartReadyAsync(Setup with { Redis = redis.Connection });
        await LoggedAsync(gateway, "[4202]");
        redis.Kill();
        await Team.SendAsync(20);
        await LoggedAsync(gateway, "[4203]");
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        await redis.StartAgainAsync();
        await LoggedAsync(gateway, "[4204]");
        Assert.Equal(0, await gateway.TerminateAsync());

        Assert.Equal((1, 1), (Count(gateway, "[2034]"), Count(gateway, "[2035]")));
        await LifeAsync(gateway, atMost: 30);
    }

    [Fact]
    public async Task An_SMSC_that_drops_the_connection_under_traffic_leaves_no_faults_of_the_bus()
    {
        Smsc.Decide = static (number, _) => number % 10 == 0 ? Verdict.TakeAndDrop : Verdict.Take;
        await using GatewayProcess gateway = await GatewayProcess.StartReadyAsync(Setup);
        await Team.FinalsAsync(await Team.SendAsync(30));
        Assert.Equal(0, await gateway.TerminateAsync());

        Assert.True(Count(gateway, "[3062]") >= 3, gateway.Log);
        Assert.DoesNotContain("-FAULT", gateway.Log, StringComparison.Ordinal);
        await LifeAsync(gateway, atMost: 100);
    }

    [Fact]
    public async Task A_broker_that_refuses_is_told_once_and_once_that_it_lets_us_in()
    {
        string user = $"late-{Guid.NewGuid():N}";
        await using GatewayProcess gateway = GatewayProcess.Start(Setup with { BusUsername = user });
        await LoggedAsync(gateway, "[4203]");
        // Two attempts more.
        await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System);
        await RabbitCtl.RunAsync("add_user", user, Vhost.Password);
        await RabbitCtl.RunAsync("set_permissions", "-p", Vhost.Name, user, ".*", ".*", ".*");
        await LoggedAsync(gateway, "[4204]");
        Assert.Equal(0, await gateway.TerminateAsync());
        await RabbitCtl.RunAsync("delete_user", user);

        Assert.Equal((1, 1), (Count(gateway, "[4001]"), Count(gateway, "[4003]")));
        Assert.Contains("RabbitMQ does not let us in: ACCESS_REFUSED", gateway.Log, StringComparison.Ordinal);
        await LifeAsync(gateway, atMost: 25);
    }

    private static Task LoggedAsync(GatewayProcess gateway, string part) =>
        Eventually.TrueAsync(() => Task.FromResult(gateway.Log.Contains(part, StringComparison.Ordinal)), () => $"{part} in the log:\n{gateway.Log}");

    private static int Count(GatewayProcess gateway, string part) => gateway.Log.Split('\n').Count(x => x.Contains(part, StringComparison.Ordinal));

    /// <summary>Started and stopped are told once; no line has a stack, none is long, and there are not many.</summary>
    private static async Task LifeAsync(GatewayProcess gateway, int atMost)
    {
        await LoggedAsync(gateway, "[4206] Stopped");
        string[] lines = gateway.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((1, 1), (Count(gateway, "[4201] Started. bus: RabbitMq"), Count(gateway, "[4206]")));
        Assert.DoesNotContain(lines, static x => Stack().IsMatch(x) || x.Length > 600);
        Assert.True(lines.Length <= atMost, gateway.Log);
    }

    [GeneratedRegex(@"\s at [\w.]+\(", RegexOptions.None, 1000)]
    private static partial Regex Stack();
}
