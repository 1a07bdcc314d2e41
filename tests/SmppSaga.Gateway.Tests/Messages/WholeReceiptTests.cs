using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>A receipt that speaks for all parts of a long message.</summary>
public sealed class WholeReceiptTests
{
    [Fact]
    public async Task A_part_that_is_not_written_yet_is_still_written_and_then_settled()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 ok#1", parts: 2);

        await message.Raise(Whole(message, 1, DeliveryStatus.Delivered));
        Assert.False((await message.LoadAsync()).IsTerminal);
        Assert.True((await message.LoadAsync()).MayWrite(2, message.Now));
        await message.Do("write#2 ok#2");

        Assert.Equal(DeliveryStatus.Delivered, message.Final.Status);
    }

    [Fact]
    public async Task A_receipt_of_a_part_s_own_goes_before()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 ok#1 UNDELIV#1", parts: 2);

        await message.Raise(Whole(message, 2, DeliveryStatus.Delivered));
        await message.Do("ok#2");

        Assert.Equal(DeliveryStatus.Failed, message.Final.Status);
    }

    [Fact]
    public async Task A_refused_part_stays_refused()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 refused#2 ok#1", parts: 2);

        await message.Raise(Whole(message, 1, DeliveryStatus.Delivered));

        Assert.Equal(DeliveryStatus.Failed, message.Final.Status);
    }

    [Fact]
    public async Task A_repeat_says_nothing_and_a_contradiction_is_a_correction()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 ok#1 ok#2", parts: 2);
        await message.Raise(Whole(message, 1, DeliveryStatus.Failed));
        int records = message.Records.Count;

        await message.Raise(Whole(message, 1, DeliveryStatus.Failed));
        Assert.Equal(records, message.Records.Count);
        await message.Raise(Whole(message, 1, DeliveryStatus.Delivered));

        Assert.Equal(DeliveryStatus.Failed, message.Final.Status);
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(message.Events<DeliveryCorrected>()).CorrectedStatus);
    }

    private static ReceiptArrived Whole(MessageUnderTest message, ushort part, DeliveryStatus outcome) =>
        new(message.SmsId, message.Now, part, $"id-{part}-1", outcome, outcome.ToString(), null, null, null, "main/0", Whole: true);
}
