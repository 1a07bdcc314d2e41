using CsCheck;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

public sealed class MessageVerifierTests
{
    [Fact]
    public Task Finds_nothing_in_any_life_that_the_state_machine_led() => RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = life.Start();
        await message.Do("routed " + life.Script);

        Assert.Empty(MessageVerifier.Differences(message.SmsId, message.Store.List(message.SmsId), message.Deadline is not null));
    }, iter: 2_000);

    [Theory]
    [InlineData("write", false, "deadline: expected one in the state Submitted, found none")]
    [InlineData("write ok DELIVRD", true, "deadline: expected none in the terminal state Delivered, found one")]
    public async Task Finds_a_deadline_that_does_not_fit(string script, bool hasDeadline, string expected)
    {
        MessageUnderTest message = await MessageUnderTest.After(script);

        Assert.Equal([expected], MessageVerifier.Differences(message.SmsId, message.Store.List(message.SmsId), hasDeadline));
    }

    [Theory]
    [InlineData("write ok DELIVRD", 3, nameof(MessageState.Acknowledged), "record 4: expected the state Delivered, found Acknowledged")]
    [InlineData("write ok", 2, nameof(MessageState.Submitted), "record 3: expected the state Acknowledged, found Submitted")]
    [InlineData("write ok", 2, nameof(MessageState.Failed), "record 3: expected an open state, found Failed")]
    public async Task Finds_a_state_that_the_records_do_not_add_up_to(string script, int record, string changedTo, string expected)
    {
        MessageState changed = Enum.Parse<MessageState>(changedTo);
        MessageUnderTest message = await MessageUnderTest.After(script);
        List<ReadOnlyMemory<byte>> records = [.. message.Store.List(message.SmsId)];
        records[record] = RecordCodec.Encode(RecordCodec.Decode(records[record]) with { State = changed }, 1);

        Assert.Contains(expected, MessageVerifier.Differences(message.SmsId, records, hasDeadline: changed < MessageState.Delivered));
    }

    [Fact]
    public async Task Finds_a_terminal_state_that_was_left()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok DELIVRD UNDELIV");
        List<ReadOnlyMemory<byte>> records = [.. message.Store.List(message.SmsId)];
        records[^1] = RecordCodec.Encode(RecordCodec.Decode(records[^1]) with { State = MessageState.Failed }, 1);

        Assert.Contains("record 5: expected the terminal state Delivered to stay, found Failed", MessageVerifier.Differences(message.SmsId, records, hasDeadline: false));
    }

    [Fact]
    public async Task Finds_a_damaged_record_and_a_missing_first_one()
    {
        MessageUnderTest message = await MessageUnderTest.After("write");
        List<ReadOnlyMemory<byte>> records = [.. message.Store.List(message.SmsId)];
        byte[] damaged = records[1].ToArray();
        damaged[^1] ^= 1;

        Assert.StartsWith("records: expected to be readable, found: ", Assert.Single(MessageVerifier.Differences(message.SmsId, [records[0], damaged], hasDeadline: true)), StringComparison.Ordinal);
        Assert.Contains("record 1: expected SmsAccepted, found PartIntended", MessageVerifier.Differences(message.SmsId, [records[1]], hasDeadline: true));
    }
}
