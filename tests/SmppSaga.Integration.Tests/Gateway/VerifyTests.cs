using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class VerifyTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Tells_an_id_that_leads_nowhere_and_an_outbox_row_that_nobody_can_read()
    {
        Smsc.ReceiptsAtOnce = false;
        SendSms sms = TeamService.Message(1);
        await using (await GatewayInProcess.StartReadyAsync(Setup))
        {
            await Team.PublishAsync(sms);
            await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count == 1, "acknowledged");
        }

        CommandRun sound = await CommandRun.OfAsync(Setup, "verify");
        Assert.Equal((0, "1 messages checked, 0 differences"), (sound.ExitCode, sound.Lines[^1]));

        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(Setup.Redis);
        string id = Smsc.Submits[0].MessageId!;
        await foreach (RedisKey key in client.GetServers()[0].KeysAsync(pattern: $"{Setup.KeyPrefix}:r:*"))
        {
            await client.GetDatabase().KeyDeleteAsync(key);
        }

        await client.GetDatabase().ListRightPushAsync($"{Setup.KeyPrefix}:o:{{0}}", "no row");
        CommandRun damaged = await CommandRun.OfAsync(Setup, "verify");

        Assert.Equal((1, "1 messages checked, 2 differences"), (damaged.ExitCode, damaged.Lines[^1]));
        Assert.Contains($"{sms.SmsId:D}: receipt index: expected main|{id} to lead to part 1, found nothing", damaged.Lines);
        Assert.Contains(damaged.Lines, x => x.StartsWith("outbox row 1: expected to be readable, found: ", StringComparison.Ordinal));
    }
}
