using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Smpp;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class DoubtTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_lost_answer_leads_to_one_more_attempt_that_says_so()
    {
        Smsc.Decide = static (number, _) => number == 1 ? Verdict.TakeAndBeSilent : Verdict.Take;
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { ResponseTimeout = "2s" });

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count == 1, "the second attempt is answered");
        await Smsc.SendReceiptsAsync();
        DeliveryReported final = Assert.Single(await Team.FinalsAsync(sent));

        Assert.Equal((DeliveryStatus.Delivered, true, 2), (final.Status, final.PossibleDuplicate, final.Attempts));
        SmsUncertain uncertain = Assert.Single(Team.Of<SmsUncertain>());
        Assert.Equal((sent[0].SmsId, "resend", 1), (uncertain.SmsId, uncertain.Policy, uncertain.Attempt));
        Assert.Equal(2, Smsc.Submits.Count);
    }

    [Fact]
    public async Task A_lost_answer_under_fail_is_final_at_once_and_nothing_goes_out_again()
    {
        Smsc.Decide = static (_, _) => new Verdict { Silent = true, Taken = false };
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup with { ResponseTimeout = "1s", OnUnknownOutcome = "fail" });

        DeliveryReported final = Assert.Single(await Team.FinalsAsync(await Team.SendAsync(1)));

        Assert.Equal((DeliveryStatus.Unknown, false), (final.Status, final.PossibleDuplicate));
        Assert.Single(Smsc.Submits);
    }

    [Fact]
    public async Task A_connection_cut_in_traffic_puts_exactly_the_unanswered_in_doubt()
    {
        // The window's ten are taken and stay without an answer; then the line is cut.
        TaskCompletionSource cut = new();
        Smsc.Decide = (number, _) => number is > 20 and <= 30 ? Verdict.TakeAfter(cut.Task) with { Drop = true } : Verdict.Take;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<SendSms> sent = await Team.SendAsync(80);
        await Eventually.TrueAsync(() => Smsc.Submits.Count == 30, "ten outstanding");
        cut.SetResult();
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);

        HashSet<string> unanswered = [.. Smsc.Submits.Skip(20).Take(10).Select(x => x.Pdu.DestinationAddr)];
        AllDelivered(finals);
        Assert.Equal(unanswered, finals.Where(x => x.PossibleDuplicate).Select(x => x.To!).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(10, FlaggedDuplicates(finals));
        Assert.Equal(90, Smsc.Submits.Count);
        Assert.Equal(10, Team.Of<SmsUncertain>().Count);
    }

    [Fact]
    public async Task Throttling_harms_no_message()
    {
        // Not for ever: each of them lowers the rate, as it should.
        Smsc.Decide = static (number, _) => number <= 30 && number % 5 == 0 ? Verdict.Refuse(CommandStatus.ESME_RTHROTTLED) : Verdict.Take;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(await Team.SendAsync(60));

        AllDelivered(finals);
        Assert.All(finals, x => Assert.False(x.PossibleDuplicate));
        Assert.Equal((60, 66), (Smsc.Taken.Count, Smsc.Submits.Count));
    }

    [Fact]
    public async Task Of_a_long_message_only_the_throttled_part_goes_out_again()
    {
        Smsc.Decide = static (number, _) => number == 3 ? Verdict.Refuse(CommandStatus.ESME_RTHROTTLED) : Verdict.Take;
        // A part that is delivered would not go out again in any case.
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1, static x => x with { Text = new string('a', 400) });
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count >= 1, "SmsAcknowledged");
        await Smsc.SendReceiptsAsync();
        DeliveryReported final = Assert.Single(await Team.FinalsAsync(sent));

        Assert.Equal((DeliveryStatus.Delivered, false), (final.Status, final.PossibleDuplicate));
        Assert.Equal(4, Smsc.Submits.Count);
        (SubmitSm refused, SubmitSm again) = (Smsc.Submits[2].Pdu, Smsc.Submits[3].Pdu);
        Assert.Equal(refused.ShortMessage.ToArray(), again.ShortMessage.ToArray());
        Assert.NotEqual(refused.SequenceNumber, again.SequenceNumber);
        Assert.Equal(3, Smsc.Taken.Select(static x => x.Text).Distinct().Count());
        Assert.Equal([1, 2, 3], Assert.Single(Team.Of<SmsAcknowledged>().DistinctBy(static x => x.EventId)).Parts.Select(static x => x.Part));
    }

    [Fact]
    public async Task A_refusal_for_good_is_final_at_once()
    {
        Smsc.Decide = static (_, _) => Verdict.Refuse(CommandStatus.ESME_RINVDSTADR);
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        DeliveryReported final = Assert.Single(await Team.FinalsAsync(await Team.SendAsync(1)));
        await Eventually.TrueAsync(() => Team.Of<SmsRejected>().Count == 1, "SmsRejected");

        Assert.Equal(DeliveryStatus.Rejected, final.Status);
        SmsRejected rejected = Assert.Single(Team.Of<SmsRejected>());
        Assert.Equal(("refused_by_smsc", 0x0Bu, "ESME_RINVDSTADR"), (rejected.Reason, rejected.CommandStatus, rejected.CommandStatusName));
        Assert.Single(Smsc.Submits);
    }
}
