using CsCheck;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

public class RerouteTests
{
    [Theory]
    [InlineData("write refused", nameof(MessageState.Rejected))]
    [InlineData("write throttled write refused", nameof(MessageState.Rejected))]
    [InlineData("write ok UNDELIV", nameof(MessageState.Failed))]
    [InlineData("write ok EXPIRED", nameof(MessageState.Expired))]
    public async Task A_message_that_failed_as_a_whole_starts_anew_over_the_next_connector_and_says_so(string script, string instead)
    {
        MessageUnderTest message = await MessageUnderTest.After(script, accepted: Sample.Reroutable());

        MessageRerouted record = Assert.IsType<MessageRerouted>(message.Records[^1]);
        Assert.Equal(("main", "second", instead, MessageState.Accepted), (record.From, record.To, record.Instead.ToString(), record.State));
        Assert.Equal("SubmitSms:second", message.Rows[^1].Type);
        Assert.Empty(message.Reports);
        Assert.Equal(Sample.Start + Sample.Validity, message.Deadline);

        await message.Do("write ok DELIVRD");

        DeliveryReported final = message.Final;
        Assert.Equal((DeliveryStatus.Delivered, true, false, "second"), (final.Status, final.Rerouted, final.PossibleDuplicate, final.Connector));
        Assert.Equal(script.Split("write").Length, final.Attempts);
        Assert.Equal(["id-1-1"], final.SmscMessageIds);
    }

    [Fact]
    public async Task Each_connector_is_tried_once_and_the_last_ones_word_is_final()
    {
        MessageUnderTest message = await MessageUnderTest.After("write refused write ok UNDELIV write refused", accepted: Sample.Reroutable());

        Assert.Equal(["second", "third"], message.Records.OfType<MessageRerouted>().Select(x => x.To));
        Assert.Equal(["main", "second", "third"], message.Records.OfType<PartIntended>().Select(x => x.Connector));
        Assert.Equal((DeliveryStatus.Rejected, true, "third", 3), (message.Final.Status, message.Final.Rerouted, message.Final.Connector, message.Final.Attempts));
        Assert.Single(message.Events<SmsRejected>());
    }

    [Theory]
    [InlineData("write refused", nameof(MessageState.Failed), DeliveryStatus.Rejected)]
    [InlineData("write ok UNDELIV", nameof(MessageState.Rejected), DeliveryStatus.Failed)]
    [InlineData("write ok EXPIRED", nameof(MessageState.Failed), DeliveryStatus.Expired)]
    public async Task A_state_that_was_not_chosen_is_final(string script, string chosen, DeliveryStatus status)
    {
        MessageUnderTest message = await MessageUnderTest.After(script, accepted: Sample.Reroutable(Enum.Parse<MessageState>(chosen)));

        Assert.Equal((status, false), (message.Final.Status, message.Final.Rerouted));
    }

    [Theory]
    [InlineData("write unsure due write refused", DeliveryStatus.Unknown)]
    [InlineData("write ambiguous write refused", DeliveryStatus.Unknown)]
    [InlineData("late", DeliveryStatus.Expired)]
    [InlineData("impossible", DeliveryStatus.Rejected)]
    [InlineData("write ok DELIVRD", DeliveryStatus.Delivered)]
    public async Task What_may_have_been_sent_or_cannot_be_sent_anywhere_is_not_tried_elsewhere(string script, DeliveryStatus status)
    {
        MessageUnderTest message = await MessageUnderTest.After(script, accepted: Sample.Reroutable());

        Assert.Equal((status, false), (message.Final.Status, message.Final.Rerouted));
    }

    [Theory]
    [InlineData("write#1 write#2 ok#1 refused#2 DELIVRD#1", false)]
    [InlineData("write#1 write#2 ok#1 ok#2 UNDELIV#2 DELIVRD#1", false)]
    [InlineData("write#1 write#2 ok#1 refused#2 UNDELIV#1", true)]
    [InlineData("write#1 refused#1", true)]
    [InlineData("write#1 write#2 refused#1 refused#2", true)]
    public async Task Parts_are_never_split_over_connectors(string script, bool moves)
    {
        MessageUnderTest message = await MessageUnderTest.After(script, parts: 2, accepted: Sample.Reroutable());

        Assert.Equal(moves, message.Records.OfType<MessageRerouted>().Any());
        Assert.Equal(moves ? 0 : 1, message.Reports.Count(x => x.IsFinal));
        await message.Do("write#1 write#2 ok#1 ok#2 DELIVRD#1 DELIVRD#2");
        foreach (IGrouping<string, PartIntended> tries in message.Records.OfType<PartIntended>().GroupBy(x => x.Connector))
        {
            Assert.Equal(tries.Key == "second" ? 2 : message.Records.OfType<PartIntended>().Count(x => x.Connector == "main"), tries.Count());
        }

        Assert.Equal(moves ? DeliveryStatus.Delivered : DeliveryStatus.Failed, message.Final.Status);
    }

    [Theory]
    [InlineData("write throttled", "throttled", true)]
    [InlineData("write throttled", "queue_full", false)]
    [InlineData("write refused", "throttled", false)]
    [InlineData("write unsure due write throttled", "throttled", false)] // it may have been sent
    [InlineData("write ambiguous write throttled", "throttled", false)]
    public async Task What_a_connector_does_not_take_now_goes_over_the_next_one_where_the_route_says_so(string script, string on, bool moves)
    {
        SmsAccepted accepted = Sample.Accepted() with { Reroute = new RerouteTerms { Connectors = ["second"], OnAnswers = [on] } };
        MessageUnderTest message = await MessageUnderTest.After(script, accepted: accepted);

        Assert.Equal(moves, message.Records.OfType<MessageRerouted>().Any());
        if (moves)
        {
            Assert.Equal(("SubmitSms:second", MessageState.Accepted), (message.Rows[^1].Type, message.Records[^1].State));
            await message.Do("write throttled write ok DELIVRD");
            Assert.Single(message.Records.OfType<MessageRerouted>());
            Assert.Equal((DeliveryStatus.Delivered, true, false, 3), (message.Final.Status, message.Final.Rerouted, message.Final.PossibleDuplicate, message.Final.Attempts));
        }
    }

    [Theory]
    [InlineData("write#1 write#2 throttled#1 throttled#2", true)]
    [InlineData("write#1 write#2 throttled#1", false)]
    [InlineData("write#1 write#2 ok#1 throttled#2", false)]
    public async Task Parts_that_are_not_taken_now_move_together_or_not_at_all(string script, bool moves)
    {
        SmsAccepted accepted = Sample.Accepted() with { Reroute = new RerouteTerms { Connectors = ["second"], OnAnswers = ["throttled"] } };

        MessageUnderTest message = await MessageUnderTest.After(script, parts: 2, accepted: accepted);

        Assert.Equal(moves, message.Records.OfType<MessageRerouted>().Any());
    }

    [Fact]
    public async Task While_another_part_is_open_nothing_moves()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 refused#1", parts: 2, accepted: Sample.Reroutable());

        Assert.DoesNotContain(message.Records, x => x is MessageRerouted);
    }

    [Fact]
    public async Task What_the_first_connector_still_says_is_not_taken_for_the_second_ones_word()
    {
        MessageUnderTest message = await MessageUnderTest.After("write ok UNDELIV write", accepted: Sample.Reroutable());
        int records = message.Records.Count;

        await message.Raise(new ReceiptArrived(message.SmsId, message.Now, 1, "id-1-1", DeliveryStatus.Failed, "UNDELIV", "000", null, null, "main/0"));
        await message.Raise(new SubmitAnswered(message.SmsId, message.Now, Sample.Bind, 101, AnswerClass.Refused, 0x0b, "ESME_RINVDSTADR"));
        await message.Raise(new SubmitIntended(message.SmsId, message.Now, 1, 1, 0x4711, Sample.Bind, 105, message.Now + Sample.AnswerTime));

        Assert.Equal(records, message.Records.Count);
        await message.Do("ok DELIVRD");
        Assert.Equal(DeliveryStatus.Delivered, message.Final.Status);
    }

    [Fact]
    public async Task A_receipt_that_spoke_for_all_parts_on_the_first_connector_says_nothing_on_the_second()
    {
        MessageUnderTest message = await MessageUnderTest.After("write#1 write#2 ok#1 ok#2", parts: 2, accepted: Sample.Reroutable());
        await message.Raise(new ReceiptArrived(message.SmsId, message.Now, 1, "id-1-1", DeliveryStatus.Failed, "UNDELIV", "000", null, null, "main/0", Whole: true));
        Assert.Single(message.Records.OfType<MessageRerouted>());

        await message.Do("write#1 ok#1");
        Assert.Empty(message.Reports);
        await message.Do("write#2 ok#2 DELIVRD#1 DELIVRD#2");

        Assert.Equal((DeliveryStatus.Delivered, true), (message.Final.Status, message.Final.Rerouted));
    }

    [Fact]
    public async Task Whatever_happens_each_connector_comes_once_and_one_final_report_ends_it() => await RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = (life with { Reroutable = true }).Start();
        await message.Do("routed " + life.Script);
        for (int i = 0; i < 12 && message.Deadline is { } deadline && deadline < Sample.Never; i++)
        {
            await message.Do("due");
        }

        MessageSaga saga = await message.LoadAsync();
        IReadOnlyList<MessageRecord> records = message.Records;
        Assert.True(saga.IsTerminal || saga.State == MessageState.Uncertain, MessageDump.Of(saga));
        Assert.Equal(saga.IsTerminal ? 1 : 0, message.Reports.Count(x => x.IsFinal));
        Assert.All(message.Reports.Where(x => x.IsFinal), x => Assert.Equal((saga.Rerouted, saga.Connector), (x.Rerouted, x.Connector)));
        Assert.Equal(new[] { "second", "third" }.Take(records.OfType<MessageRerouted>().Count()), records.OfType<MessageRerouted>().Select(x => x.To));

        // The tries over one connector lie together, and none but the last may have reached the handset.
        Assert.Equal(records.OfType<PartIntended>().Select(x => x.Connector).Distinct(), records.OfType<PartIntended>().Select(x => x.Connector).Aggregate(new List<string>(), (list, x) => list.LastOrDefault() == x ? list : [.. list, x]));
        int moved = records.ToList().FindLastIndex(x => x is MessageRerouted);
        Assert.DoesNotContain(records.Take(Math.Max(0, moved)), x => x is ReceiptRecorded { Outcome: (byte)DeliveryStatus.Delivered });
    }, iter: 2_000);
}
