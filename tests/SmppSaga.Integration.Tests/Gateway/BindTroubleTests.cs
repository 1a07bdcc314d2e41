using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Smpp;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class BindTroubleTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_wrong_password_is_told_not_hammered_and_mended_as_soon_as_the_SMSC_accepts()
    {
        bool accepts = false;
        Smsc.OnBind = x => accepts && x.Password == Setup.SmppPassword ? CommandStatus.ESME_ROK : CommandStatus.ESME_RINVPASWD;
        long started = TimeProvider.System.GetTimestamp();
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup);
        await gateway.NotReadyAsync("ESME_RINVPASWD");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(5);

        // auth_backoff is 1 s, doubling, a fifth shorter at most.
        await Eventually.TrueAsync(() => Smsc.BindRequests == 3, "the third bind");
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(2.4), Eventually.Patience);
        Assert.Contains("next attempt in", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Setup.SmppPassword, gateway.Log.Text, StringComparison.Ordinal);

        accepts = true;
        await gateway.ReadyAsync();
        Assert.Equal(4, Smsc.BindRequests);
        AllDelivered(await Team.FinalsAsync(sent));
    }

    [Fact]
    public async Task A_wrong_password_in_the_file_is_mended_in_the_file_while_the_gateway_runs()
    {
        Smsc.OnBind = x => x.Password == Setup.SmppPassword ? CommandStatus.ESME_ROK : CommandStatus.ESME_RINVPASWD;
        Setup patient = Setup with { AuthBackoff = "60s" };
        await using GatewayProcess gateway = GatewayProcess.Start(patient with { SmppPassword = "wrong" });
        await Eventually.TrueAsync(
            async () => (await gateway.AskAsync()).Body is { } body && body.Contains("ESME_RINVPASWD", StringComparison.Ordinal) && !body.Contains("Bus:", StringComparison.Ordinal),
            () => $"refused, with its queues declared. Log:\n{gateway.Log}");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(5);

        gateway.Rewrite(patient);
        await gateway.ReadyAsync();
        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Equal(2, Smsc.BindRequests);

        // Once more, with a bind that works: it drains and binds anew, and what is sent meanwhile waits.
        gateway.Rewrite(patient with { Window = 20 });
        IReadOnlyList<SendSms> more = await Team.SendAsync(50);
        AllDelivered(await Team.FinalsAsync(more));
        await Eventually.TrueAsync(() => Task.FromResult(Smsc.BindRequests == 3 && Smsc.Bound == 1), () => $"bound again. Log:\n{gateway.Log}");
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(5)));
        Assert.Equal(60, Smsc.Submits.Count);
    }

    [Fact]
    public async Task What_the_SMSC_does_not_understand_is_tried_once_more_on_a_new_session_and_nothing_else_is_in_doubt()
    {
        Smsc.Decide = static (_, x) => x.DestinationAddr == "27831111111" ? Verdict.Refuse(CommandStatus.ESME_RINVCMDID) : Verdict.TakeAfter(Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System));
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<SendSms> others = await Team.SendAsync(5);
        SendSms odd = Assert.Single(await Team.SendAsync(1, static x => x with { To = "27831111111" }));

        AllDelivered(await Team.FinalsAsync(others));
        DeliveryReported final = Assert.Single(await Team.FinalsAsync([odd]));
        Assert.Equal((DeliveryStatus.Rejected, 2), (final.Status, final.Attempts));
        Assert.Equal((2, 1), (Smsc.BindRequests, Smsc.MostBound));
        Assert.Equal(7, Smsc.Submits.Count);
        Assert.Empty(Team.Of<SmsUncertain>());
    }

    [Fact]
    public async Task An_SMSC_that_is_not_there_at_start_is_bound_when_it_comes()
    {
        int port = Setup.FreePort();
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup with { SmscPort = port });
        await gateway.NotReadyAsync("next attempt in");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(5);

        await using TestSmsc late = TestSmsc.Start(port);
        await gateway.ReadyAsync();

        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Equal(5, late.Submits.Count);
    }

    [Fact]
    public async Task An_SMSC_that_closes_right_after_the_bind_is_not_hammered()
    {
        long started = TimeProvider.System.GetTimestamp();
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup);

        // Each session is cut as soon as it is bound.
        for (int bind = 1; bind <= 3; bind++)
        {
            await Eventually.TrueAsync(() => Smsc.BindRequests == bind && Smsc.Bound == 1, $"bind {bind}");
            Smsc.DropConnections();
            await Eventually.TrueAsync(() => Smsc.Bound == 0, "cut");
        }

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(2.4), Eventually.Patience);
        await gateway.ReadyAsync();
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(5)));
    }
}
