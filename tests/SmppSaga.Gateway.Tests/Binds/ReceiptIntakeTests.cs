using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class ReceiptIntakeTests
{
    [Theory]
    [InlineData("DELIVRD", "Delivered")]
    [InlineData("ACCEPTD", "Delivered")]
    [InlineData("acceptd", "Delivered")]
    [InlineData("UNKNOWN", "Failed")]
    [InlineData("BLOCKED", "Expired")]
    [InlineData("UNDELIV", "Acknowledged")]
    [InlineData("ENROUTE", "Acknowledged")]
    public async Task A_state_means_what_the_connector_says_and_else_the_usual(string state, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new ConnectorOptions
        {
            ReceiptStates = new Dictionary<string, ReceiptMeaning>
            {
                ["ACCEPTD"] = ReceiptMeaning.Delivered, ["UNKNOWN"] = ReceiptMeaning.Failed, ["BLOCKED"] = ReceiptMeaning.Expired, ["UNDELIV"] = ReceiptMeaning.Pending,
            },
        });
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "a");

        await bind.ReceiptAsync("a", state);

        Assert.Equal(expected, (await bind.StateAsync(smsId)).ToString());
    }

    [Theory]
    [InlineData("DELIVRD", 5, "Failed")]
    [InlineData("UNDELIV", 2, "Delivered")]
    [InlineData("DELIVRD", 3, "Expired")]
    [InlineData("DELIVRD", 7, "Delivered")]
    [InlineData("FAILED", 1, "Failed")]
    [InlineData("ENROUTE", 1, "Acknowledged")]
    public async Task Where_text_and_message_state_disagree_the_final_message_state_counts(string state, byte messageState, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "a");

        await bind.ReceiptAsync("a", state, tlvs: [Tlv.OfByte(TlvTag.MessageState, messageState)]);

        Assert.Equal(expected, (await bind.StateAsync(smsId)).ToString());
    }

    [Theory]
    [InlineData(true, "Acknowledged")]
    [InlineData(false, "Delivered")]
    public async Task A_receipt_from_another_number_counts_only_where_the_check_is_off(bool check, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new ConnectorOptions { ReceiptAddressCheck = check });
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "a");

        await bind.ReceiptAsync("a", source: "27829999999");

        Assert.Equal(expected, (await bind.StateAsync(smsId)).ToString());
    }

    [Fact]
    public async Task A_receipt_finds_its_message_for_as_long_as_the_message_is_kept()
    {
        ConnectorOptions connector = new();
        await using BindUnderTest bind = await BindUnderTest.StartAsync(connector);
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "a");

        bind.Time.Advance(connector.Timers.ReceiptTimeout + new GatewayOptions().Store.Retention - TimeSpan.FromMinutes(1));
        await bind.ReceiptAsync("a");

        Assert.Equal(MessageState.Delivered, await bind.StateAsync(smsId));
    }

    [Theory]
    [InlineData(ReceiptParts.Each, 1, "Acknowledged")]
    [InlineData(ReceiptParts.Each, 3, "Acknowledged")]
    [InlineData(ReceiptParts.Any, 1, "Delivered")]
    [InlineData(ReceiptParts.Any, 2, "Delivered")]
    [InlineData(ReceiptParts.Last, 1, "Acknowledged")]
    [InlineData(ReceiptParts.Last, 3, "Delivered")]
    public async Task One_receipt_speaks_for_all_parts_where_the_connector_says_so(ReceiptParts parts, int part, string expected)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new ConnectorOptions { ReceiptParts = parts });
        Guid smsId = await bind.WrittenAsync(parts: 3);
        foreach (uint written in new uint[] { 1, 2, 3 })
        {
            await bind.TakenAsync(smsId, written, $"id{written}");
        }

        await bind.ReceiptAsync($"id{part}");

        Assert.Equal(expected, (await bind.StateAsync(smsId)).ToString());
    }

    [Theory]
    [InlineData(ReceiptParts.Any)]
    [InlineData(ReceiptParts.Last)]
    public async Task One_id_for_all_parts_and_a_receipt_ahead_of_the_last_answer_settle_the_message(ReceiptParts parts)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new ConnectorOptions { ReceiptParts = parts });
        Guid smsId = await bind.WrittenAsync(parts: 2);

        await bind.ReceiptAsync("same");
        await bind.TakenAsync(smsId, 2, "same");
        Assert.Equal(MessageState.Submitted, await bind.StateAsync(smsId));
        await bind.TakenAsync(smsId, 1, "same");

        Assert.Equal(MessageState.Delivered, await bind.StateAsync(smsId));
    }

    [Theory]
    [InlineData(DeliverStorageError.TemporaryAppError, 0x64u)]
    [InlineData(DeliverStorageError.SystemError, 0x08u)]
    [InlineData(DeliverStorageError.Disconnect, null)]
    public async Task A_receipt_that_cannot_be_stored_in_time_is_refused_as_the_connector_says(DeliverStorageError error, uint? status)
    {
        ConnectorOptions connector = new() { DeliverAckTimeout = TimeSpan.FromSeconds(3), DeliverStorageError = error };
        await using BindUnderTest bind = await BindUnderTest.StartAsync(connector, new IOException("away"));

        Task<CommandStatus?> taking = bind.ReceiptAsync("a");
        bind.Time.Advance(TimeSpan.FromMilliseconds(2999));
        Assert.False(taking.IsCompleted);
        bind.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(status, (await taking)?.Value);
        if (error == DeliverStorageError.Disconnect)
        {
            await bind.Bind.Session.Closed.WaitAsync(TimeSpan.FromSeconds(30));
        }
        else
        {
            Assert.False(bind.Bind.Session.Closed.IsCompleted);
        }
    }
}
