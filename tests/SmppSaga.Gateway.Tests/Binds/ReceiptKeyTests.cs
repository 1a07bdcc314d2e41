using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>How an answer's message_id and its receipt's meet.</summary>
public sealed class ReceiptKeyTests
{
    [Theory]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "1a", "26", "Delivered")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "26", "1a", "Acknowledged")]
    [InlineData(MessageIdFormat.DecimalInResponseHexInReceipt, "26", "1A", "Delivered")]
    [InlineData(MessageIdFormat.DecimalInResponseHexInReceipt, "27", "1A", "Acknowledged")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "007", "7", "Delivered")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "7", "007", "Delivered")]
    [InlineData(MessageIdFormat.AsIs, "007", "007", "Delivered")]
    [InlineData(MessageIdFormat.AsIs, "007", "7", "Acknowledged")]
    [InlineData(MessageIdFormat.AsIs, "1a", "1A", "Acknowledged")]
    public async Task A_receipt_finds_its_message_in_the_base_that_the_connector_names(MessageIdFormat format, string inAnswer, string inReceipt, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new ConnectorOptions { MessageIdFormat = format });
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, inAnswer);

        await bind.ReceiptAsync(inReceipt);

        Assert.Equal(expected, (await bind.StateAsync(smsId)).ToString());
        Assert.Equal(inAnswer, (await bind.Raise.LoadAsync(smsId))!.Part(1)!.SmscMessageId);
    }

    [Theory]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "1a", "26")]
    [InlineData(MessageIdFormat.DecimalInResponseHexInReceipt, "26", "1A")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "007", "7")]
    public async Task So_does_one_that_came_before_its_answer(MessageIdFormat format, string inAnswer, string inReceipt)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new ConnectorOptions { MessageIdFormat = format });
        Guid smsId = await bind.WrittenAsync();
        await bind.ReceiptAsync(inReceipt);

        await bind.TakenAsync(smsId, 1, inAnswer);

        Assert.Equal(MessageState.Delivered, await bind.StateAsync(smsId));
    }

    [Fact]
    public async Task Two_connectors_may_use_the_same_id()
    {
        ConnectorOptions same = new();
        Assert.NotEqual(ReceiptKey.OfResponse("main", "a", same), ReceiptKey.OfResponse("other", "a", same));
        Assert.Equal(ReceiptKey.OfResponse("main", "a", same), ReceiptKey.OfReceipt("main", "a", same));

        await using BindUnderTest bind = await BindUnderTest.StartAsync(same);
        Guid others = await bind.WrittenAsync();
        await bind.Index.LinkAsync(ReceiptKey.OfResponse("other", "a", same), new CorrelationValue(others, 1), TimeSpan.FromHours(1), default);
        Guid smsId = await bind.WrittenAsync(firstSequence: 2);
        await bind.TakenAsync(smsId, 2, "a");

        await bind.ReceiptAsync("a");

        Assert.Equal((MessageState.Submitted, MessageState.Delivered), (await bind.StateAsync(others), await bind.StateAsync(smsId)));
    }
}
