using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>A long message: delivered when every part is, failed when a part failed and none is open.</summary>
public class MultipartTests
{
    [Theory]
    [InlineData(2, "write#1 write#2 ok#1 ok#2 DELIVRD#1", "DELIVRD#2", nameof(MessageState.Delivered))]
    [InlineData(2, "write#2 write#1 DELIVRD#2 ok#1 ok#2", "DELIVRD#1", nameof(MessageState.Delivered))]
    [InlineData(3, "write#1 write#2 write#3 ok#1 ok#2 ok#3 DELIVRD#3 DELIVRD#1", "DELIVRD#2", nameof(MessageState.Delivered))]
    [InlineData(2, "write#1 write#2 ok#1 ok#2 UNDELIV#1", "DELIVRD#2", nameof(MessageState.Failed))]
    [InlineData(2, "write#1 write#2 ok#1 ok#2 DELIVRD#1", "UNDELIV#2", nameof(MessageState.Failed))]
    [InlineData(3, "write#1 write#2 write#3 ok#1 ok#2 ok#3 UNDELIV#2 EXPIRED#3", "DELIVRD#1", nameof(MessageState.Failed))]
    [InlineData(2, "write#1 write#2 ok#1 ok#2 DELIVRD#1", "EXPIRED#2", nameof(MessageState.Expired))]
    [InlineData(2, "write#1 write#2 ok#1 ok#2 DELIVRD#1", "due", nameof(MessageState.Unknown))]
    [InlineData(2, "write#1 write#2 ok#1 ok#2 UNDELIV#1", "due", nameof(MessageState.Failed))]
    [InlineData(2, "write#1 write#2 refused#1", "refused#2", nameof(MessageState.Rejected))]
    [InlineData(2, "write#1 write#2 ok#1 refused#2", "DELIVRD#1", nameof(MessageState.Failed))]
    [InlineData(2, "write#1 write#2 ok#1 refused#2", "due", nameof(MessageState.Failed))]
    [InlineData(2, "write#1 write#2 ok#1 unsure#2 due write#2 unsure#2", "DELIVRD#1", nameof(MessageState.Unknown))]
    [InlineData(2, "write#1 write#2 refused#1", "throttled#2", nameof(MessageState.Rejected))]
    [InlineData(2, "write#1 write#2 refused#1", "unsure#2", nameof(MessageState.Failed))]
    [InlineData(2, "write#1 ok#1 due late", "DELIVRD#1", nameof(MessageState.Expired))]
    public async Task Ends_with_the_last_open_part(int parts, string before, string last, string state)
    {
        MessageUnderTest message = await MessageUnderTest.After(before, parts: (ushort)parts);
        Assert.DoesNotContain(message.Reports, x => x.IsFinal);

        await message.Do(last);

        Assert.Equal(state, (await message.LoadAsync()).State.ToString());
        Assert.Equal(parts, message.Final.Parts);
    }

    [Fact]
    public async Task Nothing_more_is_written_once_a_part_was_refused()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 ok#1 refused#2 write#3", parts: 3);

        Assert.Equal(2, message.Records.OfType<PartIntended>().Count());
        Assert.Equal(MessageState.Submitted, (await message.LoadAsync()).State);
    }

    [Fact]
    public async Task Only_the_part_that_is_missing_is_written_again()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 ok#1 throttled#2", parts: 2);
        Assert.Equal(MessageState.Accepted, (await message.LoadAsync()).State);

        await message.Do("write#1 write#2 ok#2");

        Assert.Equal([1, 2, 2], message.Records.OfType<PartIntended>().Select(x => (int)x.Part));
        Assert.Equal(MessageState.Acknowledged, (await message.LoadAsync()).State);
        Assert.Equal(["id-1-1", "id-2-2"], Assert.Single(message.Events<SmsAcknowledged>()).Parts.Select(x => x.SmscMessageId));
    }

    [Fact]
    public async Task A_part_that_no_pod_came_to_write_goes_back_to_the_queue()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 ok#1", parts: 2);

        await message.Do("due");

        Assert.Contains(message.Rows, x => x.Type == "SubmitSms:main");
        Assert.Equal(Sample.Start + Sample.Validity, message.Deadline);
    }

    [Fact]
    public async Task All_parts_share_one_reference_and_one_number_of_parts()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1", parts: 2);

        await message.Raise(new SmppSaga.Gateway.Messages.Facts.SubmitIntended(message.SmsId, message.Now, 2, 2, 0x4712, Sample.Bind, 201, message.Now));
        await message.Raise(new SmppSaga.Gateway.Messages.Facts.SubmitIntended(message.SmsId, message.Now, 3, 3, 0x4711, Sample.Bind, 301, message.Now));

        Assert.Single(message.Records.OfType<PartIntended>());
    }

    [Fact]
    public async Task A_held_part_does_not_keep_a_late_answer_from_freeing_the_others()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 throttled#2 unsure#1", UnknownOutcomePolicy.Hold, parts: 2);
        Assert.Equal(MessageState.Uncertain, (await message.LoadAsync()).State);
        await message.Do("write#2");
        Assert.Equal(2, message.Records.OfType<PartIntended>().Count());

        await message.Do("ok#1");
        Assert.Equal(MessageState.Accepted, (await message.LoadAsync()).State);

        await message.Do("write#2 ok#2 DELIVRD#1 DELIVRD#2");
        Assert.Equal((DeliveryStatus.Delivered, false), (message.Final.Status, message.Final.PossibleDuplicate));
    }

    [Fact]
    public async Task Without_receipts_a_refused_part_fails_the_message_as_soon_as_the_others_are_answered()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 refused#2 ok#1", parts: 2, accepted: Sample.Accepted(registeredDelivery: 0));

        Assert.Equal((DeliveryStatus.Failed, "ESME_RINVDSTADR"), (message.Final.Status, message.Final.ErrorCode));
    }

    [Fact]
    public async Task A_failed_messages_report_quotes_the_receipt_that_failed_it()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 ok#1 ok#2 UNDELIV#1 DELIVRD#2", parts: 2);

        Assert.Equal(("UNDELIV", DeliveryStatus.Failed), (message.Final.SmscState, message.Final.Status));
        Assert.Equal(["id-1-1", "id-2-1"], message.Final.SmscMessageIds);
    }
}
