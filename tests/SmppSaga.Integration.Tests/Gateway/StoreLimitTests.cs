using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class StoreLimitTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Above_the_outbox_limit_new_submits_stop_with_their_reason_and_go_on_below()
    {
        FailingOutbox outbox = null!;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { OutboxLimit = 5 }, x => x.Wrap<IOutbox>(inner => outbox = new FailingOutbox(inner)));
        outbox.Stuck = true;
        IReadOnlyList<SendSms> first = await Team.SendAsync(6);
        IBindStatus binds = gateway.Services.GetRequiredService<IBindStatus>();
        await Eventually.TrueAsync(() => binds.Binds[0].Detail.Contains("No new submits: ", StringComparison.Ordinal), "the gate is shut");

        Assert.Contains("store.outbox_limit is 5", binds.Binds[0].Detail, StringComparison.Ordinal);
        IReadOnlyList<SendSms> second = await Team.SendAsync(6, x => x with { To = $"27829{x.To![5..]}" });
        await Eventually.TrueAsync(async () => (await Task.WhenAll(second.Select(x => gateway.RecordsAsync(x.SmsId)))).All(x => x.Count == 1), () => "the others are accepted");
        await Eventually.TrueAsync(() => gateway.Log.Count("A submit waits: ") >= 6, "the others wait");
        Assert.Equal(6, Smsc.Submits.Count);

        outbox.Stuck = false;

        AllDelivered(await Team.FinalsAsync([.. first, .. second]));
        Assert.Equal(12, Smsc.Submits.Count);
        await Eventually.TrueAsync(() => binds.Binds[0].Detail.StartsWith("Bound as", StringComparison.Ordinal) && !binds.Binds[0].Detail.Contains("No new", StringComparison.Ordinal), "the gate is open");
    }

    [Fact]
    public async Task The_text_of_a_finished_message_is_gone_and_the_message_still_readable()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { TextRetention = "0s" });
        SendSms sms = TeamService.Message(1) with { Text = "a secret that nobody may find" };
        await Team.PublishAsync(sms);
        await Team.FinalsAsync([sms]);
        await Team.PublishAsync(sms);
        await Team.PublishAsync(sms with { Text = "another one" });
        await Eventually.TrueAsync(() => Team.Of<SendSmsRefused>().Count == 1, "the other body is refused");

        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(Setup.Redis);
        RedisValue[] records = await client.GetDatabase().ListRangeAsync($"{Setup.KeyPrefix}:m:{{0}}:{sms.SmsId:D}");
        Assert.Equal(4, records.Length);
        Assert.All(records, x => Assert.DoesNotContain("secret", Encoding.UTF8.GetString((byte[])x!), StringComparison.Ordinal));
        Assert.Single(Smsc.Submits);
        Assert.Equal(0, (await CommandRun.OfAsync(Setup, "verify")).ExitCode);
        Assert.Equal(0, (await CommandRun.OfAsync(Setup, "trace", sms.SmsId.ToString())).ExitCode);
    }
}
