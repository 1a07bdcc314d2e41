using System.Text;
using RabbitMQ.Client;
using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Smpp;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class CanaryTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    private const string Text = "canary-text";

    [Fact]
    public async Task No_text_no_password_and_no_full_number_is_logged_whatever_happens_even_at_Trace()
    {
        int binds = 0;
        Smsc.OnBind = _ => Interlocked.Increment(ref binds) == 1 ? CommandStatus.ESME_RINVPASWD : CommandStatus.ESME_ROK;
        Smsc.Decide = static (number, _) => number switch
        {
            2 => Verdict.Refuse(CommandStatus.ESME_RINVDSTADR),
            4 => Verdict.Refuse(CommandStatus.ESME_RTHROTTLED),
            6 => Verdict.TakeAndBeSilent,
            8 => Verdict.Refuse(CommandStatus.ESME_RSYSERR),
            10 => Verdict.TakeAndDrop,
            _ => Verdict.Take,
        };
        Setup setup = Setup with { ResponseTimeout = "2s" };
        await using GatewayProcess gateway = await GatewayProcess.StartReadyAsync(setup, "Trace");
        await PublishUndecodableAsync();

        List<SendSms> sent = [.. await Team.SendAsync(20, static x => x with { Text = $"{Text} {x.Text}", From = "canary-from" })];
        sent.AddRange(await Team.SendAsync(1, static x => x with { Text = $"{Text} {new string('é', 400)}\0", Encoding = "gsm7", To = "27829999999" }));
        await Team.PublishAsync(sent[0] with { Text = $"{Text} changed" });
        await Team.PublishAsync(TeamService.Message(1) with { To = "call canary-to", Text = Text });
        await Team.PublishAsync(new CancelSms { SmsId = sent[0].SmsId });
        await Eventually.TrueAsync(() => Smsc.Taken.Count >= 18, "traffic");
        await Smsc.SendReceiptsAsync();
        await Team.FinalsAsync(sent);
        Assert.Equal(0, await gateway.TerminateAsync());

        string log = gateway.Log;
        Assert.Contains("dbug", log, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(setup.SmppPassword, log, StringComparison.Ordinal);
        Assert.All(sent, x => Assert.DoesNotContain(x.To!, log, StringComparison.Ordinal));
    }

    private async Task PublishUndecodableAsync()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = Vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        foreach (string body in new[] { $"{{ {Text}", $$$"""{"messageType":["urn:message:SmppSaga.Contracts:SendSms"],"message":{"to":"27830000001","text":"{{{Text}}}"}}""" })
        {
            await channel.BasicPublishAsync("SmppSaga.Contracts:SendSms", "", mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json" }, Encoding.UTF8.GetBytes(body));
        }
    }
}
