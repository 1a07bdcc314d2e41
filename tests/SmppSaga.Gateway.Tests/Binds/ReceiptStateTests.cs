using System.Globalization;
using System.Text;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>What a receipt's state makes of its message where the connector says nothing of its own.</summary>
public sealed class ReceiptStateTests
{
    [Theory]
    [InlineData("DELIVRD", "Delivered")]
    [InlineData("EXPIRED", "Expired")]
    [InlineData("DELETED", "Failed")]
    [InlineData("UNDELIV", "Failed")]
    [InlineData("ACCEPTD", "Acknowledged")]
    [InlineData("UNKNOWN", "Acknowledged")]
    [InlineData("REJECTD", "Failed")]
    [InlineData("SKIPPED", "Failed")]
    [InlineData("FAILED", "Failed")]
    [InlineData("ENROUTE", "Acknowledged")]
    [InlineData("SCHEDULED", "Acknowledged")]
    [InlineData("BLOCKED", "Acknowledged")]
    public async Task Each_word_of_a_receipt_means_what_it_says(string word, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await AcknowledgedAsync(bind);

        Assert.Equal(CommandStatus.ESME_ROK, await bind.ReceiptAsync("a", word));

        await IsAsync(bind, smsId, expected, word);
    }

    [Theory]
    [InlineData(0, "SCHEDULED", "Acknowledged")]
    [InlineData(1, "ENROUTE", "Acknowledged")]
    [InlineData(2, "DELIVRD", "Delivered")]
    [InlineData(3, "EXPIRED", "Expired")]
    [InlineData(4, "DELETED", "Failed")]
    [InlineData(5, "UNDELIV", "Failed")]
    [InlineData(6, "ACCEPTD", "Acknowledged")]
    [InlineData(7, "UNKNOWN", "Acknowledged")]
    [InlineData(8, "REJECTD", "Failed")]
    [InlineData(9, "SKIPPED", "Failed")]
    [InlineData(10, "", "Acknowledged")]
    public async Task A_receipt_without_words_means_what_its_message_state_says(byte value, string word, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await AcknowledgedAsync(bind);

        Assert.Equal(CommandStatus.ESME_ROK, await bind.Receipts.TakeAsync(bind.Bind, new DeliverSm
        {
            SourceAddr = Sample.Accepted().To, EsmClass = 0x04, Tlvs = [new Tlv(TlvTag.ReceiptedMessageId, "a\0"u8.ToArray()), Tlv.OfByte(TlvTag.MessageState, value)],
        }));

        await IsAsync(bind, smsId, expected, word);
    }

    [Theory]
    [InlineData("DELIVRD")]
    [InlineData("UNDELIV")]
    [InlineData("EXPIRED")]
    public async Task An_intermediate_notification_ends_nothing(string word)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new ConnectorOptions
        {
            ReceiptStates = new Dictionary<string, ReceiptMeaning> { ["DELIVRD"] = ReceiptMeaning.Delivered },
        });
        Guid smsId = await AcknowledgedAsync(bind);

        await bind.Receipts.TakeAsync(bind.Bind, new DeliverSm
        {
            SourceAddr = Sample.Accepted().To, EsmClass = 0x20, ShortMessage = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id:a stat:{word} err:000 text:")),
        });

        await IsAsync(bind, smsId, "Acknowledged", word);
    }

    private static async Task<Guid> AcknowledgedAsync(BindUnderTest bind)
    {
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "a");
        Assert.Equal(MessageState.Acknowledged, await bind.StateAsync(smsId));
        return smsId;
    }

    /// <summary>The receipt was given to its message, and led it there.</summary>
    private static async Task IsAsync(BindUnderTest bind, Guid smsId, string expected, string word)
    {
        MessageSaga saga = (await bind.Raise.LoadAsync(smsId))!;
        Assert.Equal((expected, word), (saga.State.ToString(), saga.LastReceipt?.SmscState));
    }
}
