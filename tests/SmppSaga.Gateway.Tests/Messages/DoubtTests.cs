using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>Writes of which nobody can tell whether the SMSC took them, and what each policy makes of them.</summary>
public class DoubtTests
{
    [Fact]
    public async Task Under_resend_a_part_goes_out_once_more_after_the_wait_and_is_flagged()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure");
        DateTimeOffset resendAt = message.Now + Sample.ResendAfter;
        Assert.Equal(resendAt, message.Deadline);

        await message.Do("write");
        Assert.Equal(1, (await message.LoadAsync()).Attempts);

        await message.Do("due write ok DELIVRD");
        Assert.Equal((DeliveryStatus.Delivered, 2, true), (message.Final.Status, message.Final.Attempts, message.Final.PossibleDuplicate));
    }

    [Fact]
    public async Task A_second_doubt_is_final_unknown_and_a_later_receipt_a_correction()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure due write unsure");
        Assert.Equal((DeliveryStatus.Unknown, true), (message.Final.Status, message.Final.PossibleDuplicate));

        await message.Do("ok DELIVRD");

        DeliveryCorrected corrected = Assert.Single(message.Events<DeliveryCorrected>());
        Assert.Equal((DeliveryStatus.Unknown, DeliveryStatus.Delivered), (corrected.ReportedStatus, corrected.CorrectedStatus));
        Assert.Equal(DeliveryStatus.Unknown, message.Final.Status);
    }

    [Theory]
    [InlineData("write unsure due write refused")]
    [InlineData("write unsure refused")]
    [InlineData("write ambiguous write refused")]
    [InlineData("write unsure due write refused@1 refused")]
    public async Task A_refusal_after_doubt_never_makes_rejected(string script)
    {
        MessageUnderTest message = await MessageUnderTest.After(script);

        Assert.Equal((DeliveryStatus.Unknown, "ESME_RINVDSTADR"), (message.Final.Status, message.Final.ErrorCode));
        Assert.Empty(message.Events<SmsRejected>());
    }

    [Fact]
    public async Task A_refusal_without_doubt_is_rejected_with_the_status_and_its_name()
    {
        MessageUnderTest message = await MessageUnderTest.After("write throttled write refused");

        SmsRejected rejected = Assert.Single(message.Events<SmsRejected>());
        Assert.Equal((RejectReason.RefusedBySmsc, 0x0bL, "ESME_RINVDSTADR", 1), (rejected.Reason, rejected.CommandStatus, rejected.CommandStatusName, rejected.Part));
        Assert.Equal((DeliveryStatus.Rejected, "ESME_RINVDSTADR", false), (message.Final.Status, message.Final.ErrorCode, message.Final.PossibleDuplicate));
    }

    [Fact]
    public async Task A_late_refusal_does_not_end_a_message_whose_resend_is_under_way()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure due write refused@1");
        Assert.Equal(MessageState.Submitted, (await message.LoadAsync()).State);

        await message.Do("ok DELIVRD");

        Assert.Equal(DeliveryStatus.Delivered, message.Final.Status);
    }

    [Theory]
    [InlineData("write unsure due write ok@1 refused")]
    [InlineData("write unsure due write ok@1 unsure")]
    [InlineData("write unsure due write ok@1 throttled")]
    [InlineData("write unsure due write ok refused@1")]
    [InlineData("write unsure due write ok throttled@1")]
    public async Task Once_an_attempt_was_taken_no_other_answer_ends_the_wait_for_its_receipt(string script)
    {
        MessageUnderTest message = await MessageUnderTest.After(script);
        MessageSaga saga = await message.LoadAsync();
        Assert.Equal(MessageState.Acknowledged, saga.State);
        Assert.Equal(saga.Parts[0].Attempts.Find(x => x.Taken)!.ReceiptBy, message.Deadline);

        await message.Do(script.Contains("ok@1", StringComparison.Ordinal) ? "DELIVRD@1" : "DELIVRD");

        Assert.Equal(DeliveryStatus.Delivered, message.Final.Status);
    }

    [Theory]
    [InlineData("UNDELIV@1 DELIVRD@2")]
    [InlineData("DELIVRD@2 UNDELIV@1")]
    [InlineData("EXPIRED@2 DELIVRD@1")]
    public async Task Any_delivered_attempt_wins(string receipts)
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure due write ok@1 ok@2 " + receipts);

        Assert.Equal((DeliveryStatus.Delivered, "DELIVRD", true), (message.Final.Status, message.Final.SmscState, message.Final.PossibleDuplicate));
        Assert.Empty(message.Events<DeliveryCorrected>());
    }

    [Fact]
    public async Task A_failed_attempt_decides_when_the_other_ones_receipt_does_not_come()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure due write ok@1 ok@2 UNDELIV@1");
        Assert.DoesNotContain(message.Reports, x => x.IsFinal);

        await message.Do("due");

        Assert.Equal((DeliveryStatus.Failed, "UNDELIV"), (message.Final.Status, message.Final.SmscState));
    }

    [Fact]
    public async Task A_late_answer_before_the_resend_resolves_the_doubt_without_a_flag()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure ok write DELIVRD");

        Assert.Equal((DeliveryStatus.Delivered, 1, false), (message.Final.Status, message.Final.Attempts, message.Final.PossibleDuplicate));
    }

    [Fact]
    public async Task A_late_throttling_proves_that_nothing_was_taken_so_the_retry_is_not_flagged()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure throttled write ok DELIVRD");

        Assert.Equal((DeliveryStatus.Delivered, 2, false), (message.Final.Status, message.Final.Attempts, message.Final.PossibleDuplicate));
    }

    [Fact]
    public async Task An_ambiguous_status_is_tried_again_and_flagged()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ambiguous write ok DELIVRD");

        Assert.Equal((DeliveryStatus.Delivered, 2, true), (message.Final.Status, message.Final.Attempts, message.Final.PossibleDuplicate));
    }

    [Theory]
    [InlineData("hold", nameof(MessageState.Uncertain))]
    [InlineData("fail", nameof(MessageState.Unknown))]
    public async Task An_ambiguous_status_is_doubt_when_the_message_itself_asks_for_hold_or_fail(string policy, string state)
    {
        MessageUnderTest message = await MessageUnderTest.After("write ambiguous write", accepted: Sample.Accepted(onUnknownOutcome: policy));

        Assert.Equal(state, (await message.LoadAsync()).State.ToString());
        Assert.Equal(policy, Assert.Single(message.Events<SmsUncertain>()).Policy);
        Assert.Single(message.Records.OfType<PartIntended>());
    }

    [Theory]
    [InlineData("ok", nameof(MessageState.Acknowledged))]
    [InlineData("ok DELIVRD", nameof(MessageState.Delivered))]
    [InlineData("DELIVRD", nameof(MessageState.Delivered))]
    [InlineData("throttled", nameof(MessageState.Accepted))]
    [InlineData("refused", nameof(MessageState.Unknown))]
    [InlineData("ambiguous", nameof(MessageState.Uncertain))]
    [InlineData("due late write", nameof(MessageState.Uncertain))]
    public async Task Under_hold_only_a_late_answer_or_a_receipt_resolves(string script, string state)
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure", UnknownOutcomePolicy.Hold);
        Assert.Equal(MessageState.Uncertain, (await message.LoadAsync()).State);
        Assert.True(message.Deadline > Sample.Never);

        await message.Do(script);

        Assert.Equal(state, (await message.LoadAsync()).State.ToString());
        Assert.False((await message.LoadAsync()).PossibleDuplicate);
    }

    [Fact]
    public async Task Under_fail_doubt_is_final_at_once_and_nothing_is_written_again()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure due write ok", UnknownOutcomePolicy.Fail);

        Assert.Equal((DeliveryStatus.Unknown, 1, false), (message.Final.Status, message.Final.Attempts, message.Final.PossibleDuplicate));
        Assert.Equal("The session ended.", message.Final.Reason);
    }

    [Fact]
    public async Task The_messages_own_policy_goes_before_the_connectors()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure", UnknownOutcomePolicy.Resend, accepted: Sample.Accepted(onUnknownOutcome: "fail"));

        Assert.Equal(DeliveryStatus.Unknown, message.Final.Status);
    }

    [Fact]
    public async Task A_dead_pods_write_is_settled_by_its_deadline()
    {
        MessageUnderTest message = await MessageUnderTest.After("write");
        Assert.Equal(message.Now + Sample.AnswerTime, message.Deadline);

        await message.Do("due due write ok DELIVRD");

        Assert.Equal((DeliveryStatus.Delivered, true), (message.Final.Status, message.Final.PossibleDuplicate));
        Assert.Equal("No answer in time.", Assert.Single(message.Events<SmsUncertain>()).Reason);
        Assert.Contains(message.Rows, x => x.Type == "SubmitSms:main");
    }
}
