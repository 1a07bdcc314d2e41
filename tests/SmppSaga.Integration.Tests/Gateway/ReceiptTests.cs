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

    [Fact]
    public async Task A_receipt_with_an_unknown_id_is_told_as_unmatched_once_park_ttl_is_over()
    {
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { ParkTtl = "1s" });
        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count == 1, "acknowledged");
        SubmitSeen taken = Assert.Single(Smsc.Taken);

        Assert.True((await Smsc.SendReceiptAsync(taken with { MessageId = "feedface" })).IsOk);
        await Eventually.TrueAsync(() => Team.Of<UnmatchedReceiptReceived>().Count > 0, "unmatched");

        UnmatchedReceiptReceived unmatched = Assert.Single(Team.Of<UnmatchedReceiptReceived>());
        Assert.Equal(("main", "feedface", taken.Pdu.DestinationAddr, taken.Pdu.SourceAddr), (unmatched.Connector, unmatched.SmscMessageId, unmatched.To, unmatched.From));
        Assert.Equal((DeliveryStatus.Delivered, "DELIVRD"), (unmatched.Status, unmatched.SmscState));
        Assert.Empty(Team.Finals);
        await Smsc.SendReceiptsAsync();
        AllDelivered(await Team.FinalsAsync(sent));
    }

    [Fact]
    public async Task A_receipt_from_another_number_is_told_as_unmatched_and_changes_nothing()
    {
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count == 1, "acknowledged");
        SubmitSeen taken = Assert.Single(Smsc.Taken);

        Assert.True((await Smsc.SendReceiptAsync(taken with { Pdu = taken.Pdu with { DestinationAddr = "27829999999" } })).IsOk);
        await Eventually.TrueAsync(() => Team.Of<UnmatchedReceiptReceived>().Count > 0, "unmatched");

        Assert.Equal("27829999999", Assert.Single(Team.Of<UnmatchedReceiptReceived>()).To);
        Assert.Empty(Team.Finals);
        await Smsc.SendReceiptsAsync();
        AllDelivered(await Team.FinalsAsync(sent));
    }

    [Fact]
    public async Task A_stranger_s_receipt_under_an_id_that_was_not_known_yet_is_not_taken_for_the_message_s_own()
    {
        TaskCompletionSource answer = new();
        Smsc.ReceiptsAtOnce = false;
        Smsc.Decide = (_, _) => Verdict.TakeAfter(answer.Task);
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Smsc.Taken.Count == 1, "taken");
        SubmitSeen taken = Smsc.Taken[0];

        Assert.True((await Smsc.SendReceiptAsync(taken with { Pdu = taken.Pdu with { DestinationAddr = "27829999999" } })).IsOk);
        answer.SetResult();
        await Eventually.TrueAsync(() => Team.Of<UnmatchedReceiptReceived>().Count > 0, "unmatched");

        Assert.Equal("27829999999", Assert.Single(Team.Of<UnmatchedReceiptReceived>()).To);
        Assert.Empty(Team.Finals);
        await Smsc.SendReceiptsAsync();
        AllDelivered(await Team.FinalsAsync(sent));
    }
}
