using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Store;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>What answers link, and what they do not.</summary>
public sealed class AnswerRecorderTests
{
    [Fact]
    public async Task Taken_without_an_id_is_taken()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();

        await bind.TakenAsync(smsId, 1, "");
        Assert.Null((await bind.Raise.LoadAsync(smsId))!.Part(1)!.SmscMessageId);
        await bind.ReceiptAsync("x");

        Assert.Equal(MessageState.Acknowledged, await bind.StateAsync(smsId));
        ParkedReceipt parked = ParkedReceipt.FromOctets(Assert.Single((await bind.Index.ReadParkedAsync(Key("x"))).Payloads));
        Assert.Equal(("x", "DELIVRD"), (parked.SmscMessageId, parked.SmscState));
    }

    [Fact]
    public async Task What_was_taken_without_an_id_is_not_the_one_that_a_receipt_without_an_id_is_about()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "");

        Assert.Equal(CommandStatus.ESME_ROK, await bind.ReceiptAsync(""));

        Assert.Equal(MessageState.Acknowledged, await bind.StateAsync(smsId));
    }

    [Fact]
    public async Task A_refused_answer_with_an_id_links_nothing()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();

        await bind.Answers.AnsweredAsync(
            bind.Bind, smsId, new SubmitSmResp { SequenceNumber = 1, CommandStatus = CommandStatus.ESME_RINVDSTADR, MessageId = "a" }, UnknownOutcomePolicy.Resend);
        await bind.ReceiptAsync("a");

        Assert.Equal((MessageState.Rejected, null), (await bind.StateAsync(smsId), (await bind.Raise.LoadAsync(smsId))!.Part(1)!.SmscMessageId));
        Assert.Empty(await bind.Index.ResolveAsync(Key("a")));
        Assert.Single((await bind.Index.ReadParkedAsync(Key("a"))).Payloads);
    }

    private static string Key(string messageId) => ReceiptKey.OfReceipt("main", messageId, new ConnectorOptions());
}
