using CsCheck;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>What holds for every message, whatever happens to it in whatever order.</summary>
public class FoldProperties
{
    private const int Lives = 2_000;
    private static readonly MessageStateMachine _machine = Sample.Machine();

    [Fact]
    public Task Exactly_one_final_report_and_no_way_out_of_a_terminal_state() => RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = life.Start();
        await message.Do("routed");
        MessageState? terminal = null;
        foreach (string word in life.Words)
        {
            await message.Do(word);
            MessageSaga saga = await message.LoadAsync();
            terminal ??= saga.IsTerminal ? saga.State : null;
            Assert.Equal(terminal is null ? 0 : 1, message.Reports.Count(x => x.IsFinal));
            Assert.Equal(terminal is not null, saga.IsTerminal);
            Assert.Equal(terminal ?? saga.State, saga.State);
            Assert.Equal(terminal is null, message.Deadline is not null);
        }
    }, iter: Lives);

    [Fact]
    public Task Deadlines_alone_end_every_message_that_waits_for_nobody() => RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = life.Start();
        await message.Do("routed " + life.Script);
        for (int i = 0; i < 12 && message.Deadline is { } before && before < Sample.Never; i++)
        {
            (int records, MessageState state) = (message.Records.Count, (await message.LoadAsync()).State);
            await message.Do("due");
            // Nothing may come up again and again without getting further.
            Assert.True(message.Records.Count > records || message.Deadline is null || message.Deadline > before, $"Stuck at {before:O} in {state}.");
        }

        MessageSaga saga = await message.LoadAsync();
        Assert.True(saga.IsTerminal || saga.State == MessageState.Uncertain, MessageDump.Of(saga));
    }, iter: Lives);

    [Fact]
    public Task A_message_under_way_and_its_refolded_records_are_the_same_message() => RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = life.Start();
        DirectRaise raise = new(_machine, new ListEventStore());
        MessageSaga living = DirectRaise.New(message.SmsId);
        int writes = 0;
        message.Raised = async facts =>
        {
            foreach (IMessageFact fact in facts)
            {
                await raise.RaiseOnAsync(living, fact);
            }

            EventWrite? write = living.PendingWrite();
            Assert.Equal(message.Store.Writes.Count - writes, write is null ? 0 : 1);
            if (write is not null)
            {
                Assert.Equal(Content(message.Store.Writes[^1]), Content(write));
                living.AcceptWrite();
            }

            writes = message.Store.Writes.Count;
            Assert.Equal(MessageDump.Of(await message.LoadAsync()), MessageDump.Of(living));
        };

        await message.Do("routed " + string.Join(' ', life.Words.Where(x => !MessageUnderTest.IsCommand(x))));
    }, iter: Lives);

    [Fact]
    public Task Possible_duplicate_is_told_exactly_when_a_write_follows_doubt() => RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = life.Start();
        await message.Do("routed " + life.Script);

        HashSet<(int Part, int Attempt)> doubtful = [];
        bool flagged = false;
        foreach (MessageRecord record in message.Records)
        {
            switch (record)
            {
                case PartIntended x:
                    Assert.DoesNotContain(message.Records.TakeWhile(r => r != record), r => r is PartAcknowledged a && a.Part == x.Part);
                    flagged |= doubtful.Any(d => d.Part == x.Part);
                    break;
                case PartDoubted x: doubtful.Add((x.Part, x.Attempt)); break;
                case PartDeferred { Ambiguous: true } x: doubtful.Add((x.Part, x.Attempt)); break;
                case PartDeferred x: doubtful.Remove((x.Part, x.Attempt)); break;
                case PartRefused x: doubtful.Remove((x.Part, x.Attempt)); break;
            }
        }

        Assert.Equal(flagged, (await message.LoadAsync()).PossibleDuplicate);
        Assert.All(message.Reports.Where(x => x.IsFinal), x => Assert.True(flagged || !x.PossibleDuplicate));
    }, iter: Lives);

    [Fact]
    public Task Under_hold_and_fail_nothing_in_doubt_is_written_again() =>
        RandomLife.Any.Where(x => x.Policy != UnknownOutcomePolicy.Resend).SampleAsync(async life =>
        {
            MessageUnderTest message = life.Start();
            // Only a person may ask for it.
            await message.Do("routed " + life.Script.Replace("ambiguous", "unsure", StringComparison.Ordinal).Replace("resend!", "due", StringComparison.Ordinal));

            Assert.False((await message.LoadAsync()).PossibleDuplicate);
        }, iter: Lives);

    [Fact]
    public Task A_message_tells_each_thing_once_with_versions_in_order() => RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = life.Start();
        await message.Do("routed " + life.Script);

        Assert.True(message.Events<SmsSubmitted>().Count <= 1);
        Assert.True(message.Events<SmsAcknowledged>().Count <= 1);
        IReadOnlyList<EventStamp> stamps = message.Events<EventStamp>(x => x.Type is not (nameof(SendSmsRefused) or "SubmitSms:main"));
        Assert.Equal(stamps.Count, stamps.DistinctBy(x => x.EventId).Count());
        Assert.Equal(stamps.Select(x => x.Version).Order(), stamps.Select(x => x.Version));
    }, iter: Lives);

    private static string Content(EventWrite x) =>
        $"{x.ExpectedVersion} {x.Deadline:O} {x.ExpireAfter} [{string.Join(", ", x.Records.Select(RecordCodec.Decode))}] [{string.Join(", ", x.Outbox.Select(o => OutboxRow.FromOctets(o.Span)))}]";

    private sealed record EventStamp(Guid EventId, int Version);
}
