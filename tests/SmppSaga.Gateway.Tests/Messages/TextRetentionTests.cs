using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Messages;

public sealed class TextRetentionTests
{
    private static readonly TimeSpan _retention = TimeSpan.FromHours(24);

    [Theory]
    [InlineData("write", null)]
    [InlineData("write ok", null)]
    [InlineData("write ok DELIVRD", 0)]
    [InlineData("write ok DELIVRD", 3600)]
    [InlineData("write refused", 0)]
    [InlineData("noroute", 0)]
    public async Task The_text_goes_with_the_write_that_ends_the_message_and_not_before(string script, int? seconds)
    {
        FirstRecord? first = Assert.Single(await WritesAsync(script, TimeSpan.FromSeconds(seconds ?? 0)), x => x.ExpireAfter is not null || seconds is null)?.ReplaceFirst;

        if (seconds is null)
        {
            Assert.Null(first);
            return;
        }

        SmsAccepted kept = Assert.IsType<SmsAccepted>(RecordCodec.Decode(first!.Record));
        Assert.Equal(TimeSpan.FromSeconds(seconds.Value), first.KeepOriginal);
        Assert.Equal((null, 0, Sample.Accepted().To, Sample.Accepted().BodyHash, MessageState.Accepted), (kept.Text, kept.Data.Length, kept.To, kept.BodyHash, kept.State));
    }

    [Fact]
    public async Task A_text_that_is_kept_as_long_as_its_message_stays_where_it_is() =>
        Assert.All(await WritesAsync("write ok DELIVRD", _retention), x => Assert.Null(x.ReplaceFirst));

    [Fact]
    public async Task Without_its_text_a_message_folds_to_the_same_and_knows_its_body_again()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok DELIVRD");
        List<ReadOnlyMemory<byte>> records = [.. message.Store.List(message.SmsId)];
        records[0] = RecordCodec.Encode((SmsAccepted)RecordCodec.Decode(records[0]) with { Text = null }, 1);

        MessageSaga saga = DirectRaise.New(message.SmsId);
        saga.Load(records);

        Assert.Empty(MessageVerifier.Differences(message.SmsId, records, hasDeadline: false));
        Assert.Equal((MessageState.Delivered, Sample.Accepted().BodyHash), (saga.State, saga.Origin!.BodyHash));
        Assert.Equal(4, Timeline.Of(records).Count);
    }

    private static async Task<IReadOnlyList<EventWrite>> WritesAsync(string script, TimeSpan textRetention)
    {
        MessageUnderTest message = new(machine: new MessageStateMachine(new EventProjection(Sample.Everything, _retention, textRetention)));
        await message.Do(script == "noroute" ? script : "routed " + script);
        return script is "write" or "write ok" ? [message.Store.Writes[^1]] : message.Store.Writes;
    }
}
