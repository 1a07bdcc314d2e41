using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

public class ReceiptTests
{
    [Theory]
    [InlineData(1, nameof(DeliveryStatus.Unknown))]
    [InlineData(2, nameof(DeliveryStatus.Accepted))]
    [InlineData(17, nameof(DeliveryStatus.Unknown))]
    [InlineData(18, nameof(DeliveryStatus.Accepted))]
    public async Task Silence_until_receipt_timeout_means(byte registeredDelivery, string status)
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok", accepted: Sample.Accepted(registeredDelivery));
        Assert.Empty(message.Reports);
        Assert.Equal(message.Now + Sample.ReceiptTimeout, message.Deadline);

        await message.Do("due");

        Assert.Equal(status, message.Final.Status.ToString());
        Assert.Null(message.Deadline);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Without_a_receipt_to_expect_the_answer_is_the_end(byte registeredDelivery)
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok", accepted: Sample.Accepted(registeredDelivery));

        Assert.Equal((DeliveryStatus.Accepted, MessageState.Acknowledged), (message.Final.Status, (await message.LoadAsync()).State));
        Assert.Null(message.Deadline);
        Assert.Equal(TimeSpan.FromHours(24), message.Store.Writes[^1].ExpireAfter);
    }

    [Fact]
    public async Task A_failure_is_reported_when_only_failures_are_asked_for()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok UNDELIV", accepted: Sample.Accepted(registeredDelivery: 2));

        Assert.Equal(DeliveryStatus.Failed, message.Final.Status);
    }

    [Fact]
    public async Task An_intermediate_receipt_is_told_as_pending_and_its_repeats_are_not_recorded()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok ENROUTE ACCEPTD ENROUTE ENROUTE ACCEPTD");

        Assert.Equal(["ENROUTE", "ACCEPTD"], message.Records.OfType<ReceiptRecorded>().Select(x => x.SmscState));
        Assert.All(message.Reports, x => Assert.Equal((DeliveryStatus.Pending, false), (x.Status, x.IsFinal)));
    }

    [Fact]
    public async Task Eight_intermediate_receipts_are_recorded_and_the_final_one_still_counts()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok");
        for (int i = 0; i < 20; i++)
        {
            await message.Raise(new ReceiptArrived(message.SmsId, message.Now, 1, "id-1-1", DeliveryStatus.Pending, $"STATE{i}", null, null, null, "main/0"));
        }

        Assert.Equal(8, message.Records.OfType<ReceiptRecorded>().Count());
        await message.Do("DELIVRD");
        Assert.Equal(DeliveryStatus.Delivered, message.Final.Status);
    }

    [Fact]
    public async Task A_late_intermediate_receipt_after_the_final_one_changes_nothing()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok DELIVRD ENROUTE");

        Assert.Single(message.Reports);
        Assert.Single(message.Records.OfType<ReceiptRecorded>());
    }

    [Fact]
    public async Task The_final_report_quotes_the_raw_state_that_was_seen_last_when_no_final_receipt_comes()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok ENROUTE due");

        Assert.Equal((DeliveryStatus.Unknown, "ENROUTE"), (message.Final.Status, message.Final.SmscState));
    }

    [Theory]
    [InlineData("UNDELIV DELIVRD", nameof(DeliveryStatus.Failed), nameof(DeliveryStatus.Delivered))]
    [InlineData("EXPIRED DELIVRD", nameof(DeliveryStatus.Expired), nameof(DeliveryStatus.Delivered))]
    [InlineData("DELIVRD UNDELIV", nameof(DeliveryStatus.Delivered), nameof(DeliveryStatus.Failed))]
    [InlineData("due DELIVRD", nameof(DeliveryStatus.Unknown), nameof(DeliveryStatus.Delivered))]
    public async Task A_contradiction_is_told_once_as_a_correction_and_never_as_a_second_final(string script, string reported, string corrected)
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok " + script);
        await message.Do(script.Split(' ')[^1]);

        DeliveryCorrected correction = Assert.Single(message.Events<DeliveryCorrected>());
        Assert.Equal((reported, corrected), (correction.ReportedStatus.ToString(), correction.CorrectedStatus.ToString()));
        Assert.Equal(reported, message.Final.Status.ToString());
    }

    [Fact]
    public async Task An_attempt_that_failed_does_not_contradict_the_one_that_was_delivered()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure due write ok@1 ok@2 DELIVRD@1 UNDELIV@2");

        Assert.Equal(DeliveryStatus.Delivered, message.Final.Status);
        Assert.Empty(message.Events<DeliveryCorrected>());
    }

    [Fact]
    public async Task A_repeated_receipt_of_one_part_does_not_correct_what_another_part_decided()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 ok#1 ok#2 DELIVRD#2 UNDELIV#1 DELIVRD#2", parts: 2);

        Assert.Equal(DeliveryStatus.Failed, message.Final.Status);
        Assert.Empty(message.Events<DeliveryCorrected>());
    }

    [Fact]
    public async Task Corrections_are_bounded_however_often_the_SMSC_changes_its_mind()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok DELIVRD UNDELIV DELIVRD UNDELIV DELIVRD UNDELIV DELIVRD");

        Assert.Equal(2, message.Records.OfType<ReceiptRecorded>().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_receipt_for_a_part_that_the_message_does_not_have_changes_nothing(ushort part)
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok");

        await message.Raise(new ReceiptArrived(message.SmsId, message.Now, part, "x", DeliveryStatus.Delivered, "DELIVRD", null, null, null, "main/0"));

        Assert.Empty(message.Reports);
    }

    [Fact]
    public async Task The_report_carries_what_the_receipt_said()
    {
        DeliveryReported report = (await MessageUnderTest.After("write ok DELIVRD")).Final;

        Assert.Equal(("DELIVRD", "000", "2603011200", "2603011201"), (report.SmscState, report.ErrorCode, report.SubmitDate, report.DoneDate));
        Assert.Equal(("main", "27831110000", "27831234567", "MTN", OperatorSource.Prefix), (report.Connector, report.From, report.To, report.Operator, report.OperatorSource));
        Assert.Equal(["id-1-1"], report.SmscMessageIds);
        Assert.Equal((1, 1, false, 4), (report.Parts, report.Attempts, report.PossibleDuplicate, report.Version));
    }
}
