using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>Facts come in any order and more than once.</summary>
public class OrderTests
{
    [Theory]
    [InlineData("write ok DELIVRD")]
    [InlineData("write DELIVRD ok")]
    [InlineData("ok write DELIVRD")]
    [InlineData("ok DELIVRD write")]
    [InlineData("DELIVRD write ok")]
    [InlineData("DELIVRD ok write")]
    public async Task Ends_delivered_with_one_final_report_in_every_order_of_facts(string order)
    {
        MessageUnderTest message = await MessageUnderTest.After(order);

        Assert.Equal(MessageState.Delivered, (await message.LoadAsync()).State);
        Assert.Equal("Delivered", message.Final.Status.ToString());
    }

    [Theory]
    [InlineData("write write ok ok DELIVRD DELIVRD")]
    [InlineData("write write DELIVRD DELIVRD ok ok")]
    [InlineData("ok ok write write DELIVRD DELIVRD")]
    [InlineData("ok ok DELIVRD DELIVRD write write")]
    [InlineData("DELIVRD DELIVRD write write ok ok")]
    [InlineData("DELIVRD DELIVRD ok ok write write")]
    [InlineData("write ok DELIVRD write ok DELIVRD")]
    [InlineData("DELIVRD ok write DELIVRD ok write")]
    public async Task Ends_delivered_with_one_final_report_when_every_fact_comes_twice(string order)
    {
        MessageUnderTest message = await MessageUnderTest.After("again " + order + " again");

        Assert.Equal(MessageState.Delivered, (await message.LoadAsync()).State);
        Assert.Equal("Delivered", message.Final.Status.ToString());
        Assert.False(message.Final.PossibleDuplicate);
        Assert.Empty(message.Events<SmppSaga.Contracts.DeliveryCorrected>());
    }

    [Fact]
    public async Task A_late_answer_fills_in_the_id_that_its_receipt_already_told()
    {
        MessageUnderTest message = await MessageUnderTest.After("write DELIVRD");
        Assert.Equal(["id-1-1"], message.Final.SmscMessageIds);

        await message.Do("ok");

        Assert.Equal("id-1-1", (await message.LoadAsync()).Parts[0].SmscMessageId);
        Assert.Equal(["SmsAccepted", "PartIntended", "ReceiptRecorded", "PartAcknowledged"], message.Records.Select(x => x.GetType().Name));
    }

    [Theory]
    [InlineData(1, (string[])["write", "ok DELIVRD"])]
    [InlineData(2, (string[])["write#1 write#2", "ok#1 ok#2", "DELIVRD#1 DELIVRD#2"])]
    [InlineData(3, (string[])["write#3 write#1 write#2", "refused#3 ok#1 refused#2", "UNDELIV#1"])]
    [InlineData(1, (string[])["write", "unsure ok DELIVRD"])]
    [InlineData(1, (string[])["write", "ok DELIVRD UNDELIV"])]
    public async Task Facts_of_one_raise_lead_to_the_events_of_facts_raised_one_by_one(int parts, string[] raises)
    {
        MessageUnderTest together = await MessageUnderTest.After("", parts: (ushort)parts);
        MessageUnderTest single = await MessageUnderTest.After(string.Join(' ', raises), parts: (ushort)parts);
        foreach (string raise in raises)
        {
            await together.DoAtOnce(raise);
        }

        Assert.Equal(single.Records, together.Records);
        Assert.Equal(single.Rows, together.Rows);
    }
}
