using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>From SendSms to the first write: repeats, schedules, validity, cancelling, refusals of our own.</summary>
public class AcceptanceTests
{
    [Fact]
    public async Task The_same_SendSms_again_is_absorbed()
    {
        MessageUnderTest message = await MessageUnderTest.After("again routed write again ok again DELIVRD again");

        Assert.Single(message.Records.OfType<SmsAccepted>());
        Assert.Empty(message.Events<SendSmsRefused>());
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_refused_with_one_event_id_and_the_first_stands()
    {
        MessageUnderTest message = await MessageUnderTest.After("other write other ok DELIVRD other");

        Assert.Equal(3, message.Events<SendSmsRefused>().Count);
        Assert.Single(message.Events<SendSmsRefused>().DistinctBy(x => x.EventId));
        Assert.Equal("Hello", message.Records.OfType<SmsAccepted>().Single().Text);
        Assert.Equal(DeliveryStatus.Delivered, message.Final.Status);
    }

    [Fact]
    public async Task A_refused_repeat_of_an_ended_message_does_not_bring_its_deadline_back()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok DELIVRD other");

        Assert.Null(message.Deadline);
        Assert.NotNull(message.Store.Writes[^1].ExpireAfter);
    }

    [Fact]
    public async Task Without_a_route_a_message_ends_rejected_in_the_write_that_accepts_it()
    {
        MessageUnderTest message = new();
        await message.Do("noroute");

        Assert.Single(message.Store.Writes);
        Assert.Equal((DeliveryStatus.Rejected, "No route.", 2), (message.Final.Status, message.Final.Reason, message.Final.Version));
        Assert.Equal(RejectReason.NoRoute, Assert.Single(message.Events<SmsRejected>()).Reason);
    }

    [Fact]
    public async Task Nothing_is_written_before_sendAt_and_its_deadline_brings_the_message_to_the_queue()
    {
        MessageUnderTest message = await MessageUnderTest.After("write", accepted: Sample.Accepted(sendIn: TimeSpan.FromHours(2)));
        Assert.Single(message.Records);
        Assert.Equal(Sample.Start.AddHours(2), message.Deadline);

        await message.Do("due");
        Assert.Equal("SubmitSms:main", message.Rows[^1].Type);
        Assert.Equal(Sample.Start + Sample.Validity, message.Deadline);

        await message.Do("write");
        Assert.Equal(MessageState.Submitted, (await message.LoadAsync()).State);
    }

    [Fact]
    public async Task Nothing_is_written_after_the_validity_and_its_end_is_the_messages()
    {
        MessageUnderTest message = await MessageUnderTest.After("throttled");
        message.Now = Sample.Start + Sample.Validity;

        await message.Do("write due");

        Assert.DoesNotContain(message.Records, x => x is PartIntended);
        Assert.Equal(DeliveryStatus.Expired, message.Final.Status);
        Assert.Equal(RejectReason.Expired, Assert.Single(message.Events<SmsRejected>()).Reason);
    }

    [Fact]
    public async Task A_message_in_doubt_when_its_validity_ends_is_unknown_not_expired()
    {
        MessageUnderTest message = await MessageUnderTest.After("write unsure late");

        Assert.Equal(DeliveryStatus.Unknown, message.Final.Status);
        Assert.Empty(message.Events<SmsRejected>());
    }

    [Fact]
    public async Task A_retry_that_would_come_after_the_validity_does_not_delay_its_end()
    {
        MessageUnderTest message = await MessageUnderTest.After("");
        message.Now = Sample.Start + Sample.Validity - TimeSpan.FromSeconds(30);

        await message.Do("write throttled");

        Assert.Equal(Sample.Start + Sample.Validity, message.Deadline);
    }

    [Theory]
    [InlineData("cancel", nameof(DeliveryStatus.Cancelled))]
    [InlineData("write throttled cancel", nameof(DeliveryStatus.Cancelled))]
    [InlineData("write cancel ok DELIVRD", nameof(DeliveryStatus.Delivered))]
    [InlineData("write ambiguous cancel write ok DELIVRD", nameof(DeliveryStatus.Delivered))]
    [InlineData("write unsure cancel due write ok DELIVRD", nameof(DeliveryStatus.Delivered))]
    public async Task Only_what_no_SMSC_can_have_is_cancelled(string script, string status)
    {
        MessageUnderTest message = await MessageUnderTest.After(script);

        Assert.Equal(status, message.Final.Status.ToString());
    }

    [Theory]
    [InlineData("impossible", nameof(DeliveryStatus.Rejected))]
    [InlineData("write throttled impossible", nameof(DeliveryStatus.Rejected))]
    [InlineData("write unsure impossible", nameof(DeliveryStatus.Unknown))]
    public async Task A_message_that_cannot_be_built_ends_at_once(string script, string status)
    {
        MessageUnderTest message = await MessageUnderTest.After(script);

        Assert.Equal((status, "40 parts; at most 32 are possible."), (message.Final.Status.ToString(), message.Final.Reason));
    }

    [Fact]
    public async Task A_list_never_passes_its_bound_however_often_the_SMSC_throttles()
    {
        MessageUnderTest message = await MessageUnderTest.After("");
        for (int i = 0; i < 200; i++)
        {
            await message.Do("write throttled");
        }

        Assert.InRange(message.Records.Count, 200, MessageSaga.MaxRecords - 2);
        Assert.Equal(Sample.Start + Sample.Validity, message.Deadline);
        await message.Do("due");
        Assert.Equal(DeliveryStatus.Expired, message.Final.Status);
    }

    [Fact]
    public async Task The_longest_message_fits_with_doubt_and_two_receipts_for_every_part()
    {
        MessageUnderTest message = await MessageUnderTest.After("", parts: MessageSaga.MaxParts);
        foreach (string fact in (string[])["write", "unsure", "ok", "UNDELIV", "DELIVRD"])
        {
            for (int part = 1; part <= MessageSaga.MaxParts; part++)
            {
                await message.Do($"{fact}#{part}");
            }
        }

        Assert.InRange(message.Records.Count, 4 * MessageSaga.MaxParts, MessageSaga.MaxRecords);
        Assert.NotNull(message.Final);
    }
}
