using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class ReceiptTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_receipt_before_the_answer_finds_its_message()
    {
        Smsc.Decide = static (_, _) => Verdict.ReceiptBeforeAnswer;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(await Team.SendAsync(100));

        AllDelivered(finals);
        Assert.Equal(100, Smsc.Submits.Count);
        Assert.Equal((100, 0), (Smsc.ReceiptsAcknowledged, Smsc.ReceiptsRefused));
    }

    [Fact]
    public async Task Killed_between_submit_and_receipt_the_next_gateway_reports_every_message_once()
    {
        Smsc.ReceiptsAtOnce = false;
        IReadOnlyList<SendSms> sent;
        await using (GatewayProcess first = await GatewayProcess.StartReadyAsync(Setup))
        {
            sent = await Team.SendAsync(100);
            await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count >= 100, "every submit is answered");
            await first.KillAsync();
        }

        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(Setup);
        await Smsc.SendReceiptsAsync();
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);

        AllDelivered(finals);
        Assert.Equal(100, Smsc.Submits.Count);
        Assert.All(finals, x => Assert.False(x.PossibleDuplicate));
    }

    [Fact]
    public async Task Killed_with_answers_outstanding_only_those_messages_go_out_again_and_say_so()
    {
        // From the 21st on nothing is answered, until the gateway is dead.
        TaskCompletionSource never = new();
        Smsc.Decide = (number, _) => number <= 20 ? Verdict.Take : Verdict.TakeAfter(never.Task);
        Smsc.ReceiptsAtOnce = false;
        IReadOnlyList<SendSms> sent;
        await using (GatewayProcess first = await GatewayProcess.StartReadyAsync(Setup))
        {
            sent = await Team.SendAsync(60);
            await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count >= 20 && Smsc.Submits.Count >= 30, "20 answered, a window of 10 outstanding");
            await first.KillAsync();
        }

        Smsc.Decide = static (_, _) => Verdict.Take;
        Smsc.ReceiptsAtOnce = true;
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(Setup);
        await Smsc.SendReceiptsAsync();
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);

        AllDelivered(finals);
        Assert.Equal(10, FlaggedDuplicates(finals));
        Assert.Equal(10, finals.Count(x => x.PossibleDuplicate));
        Assert.Equal(70, Smsc.Submits.Count);
    }
}
