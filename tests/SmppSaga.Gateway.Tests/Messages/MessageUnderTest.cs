using System.Text.Json;
using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>
/// One message to which facts happen, one second apart, each raised directly and stored. A script is a list of words: write, ok, refused,
/// throttled, ambiguous, unsure (no answer), a receipt's stat, due (the stored deadline is reached), late (the validity is over), cancel,
/// again (the same SendSms), other (the same id, another body), impossible. word#2 is about part 2, word@1 about its first attempt
/// instead of the newest.
/// </summary>
internal sealed class MessageUnderTest
{
    private static readonly MessageStateMachine _shared = Sample.Machine();
    private readonly MessageStateMachine _machine;
    private readonly DirectRaise _raise;
    private readonly string _policy;
    private readonly SmsAccepted _accepted;

    public MessageUnderTest(string policy = UnknownOutcomePolicy.Resend, ushort parts = 1, SmsAccepted? accepted = null, MessageStateMachine? machine = null)
    {
        (_policy, PartCount, _accepted, _machine) = (policy, parts, accepted ?? Sample.Accepted(), machine ?? _shared);
        _raise = new DirectRaise(_machine, Store);
    }

    public ListEventStore Store { get; } = new();

    public DateTimeOffset Now { get; set; } = Sample.Start;

    public ushort PartCount { get; }

    public Guid SmsId { get; init; } = Sample.SmsId;

    public IReadOnlyList<MessageRecord> Records => [.. Store.List(SmsId).Select(RecordCodec.Decode)];

    public IReadOnlyList<OutboxRow> Rows => [.. Store.Writes.SelectMany(x => x.Outbox).Select(x => OutboxRow.FromOctets(x.Span))];

    public IReadOnlyList<DeliveryReported> Reports => Events<DeliveryReported>();

    public DeliveryReported Final => Assert.Single(Reports, x => x.IsFinal);

    public DateTimeOffset? Deadline => Store.Deadlines.TryGetValue(SmsId, out DateTimeOffset deadline) ? deadline : null;

    public static async Task<MessageUnderTest> After(string script, string policy = UnknownOutcomePolicy.Resend, ushort parts = 1, SmsAccepted? accepted = null)
    {
        MessageUnderTest message = new(policy, parts, accepted);
        await message.Do("routed " + script);
        return message;
    }

    /// <summary>Sees every fact that is raised directly, after its write.</summary>
    public Func<IReadOnlyList<IMessageFact>, Task> Raised { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<T> Events<T>() => Events<T>(x => x.Type == typeof(T).Name);

    public IReadOnlyList<T> Events<T>(Func<OutboxRow, bool> which) => [.. Rows.Where(which).Select(x => JsonSerializer.Deserialize<T>(x.Json, OutboxRow.JsonOptions)!)];

    public async Task<MessageSaga> LoadAsync() => await _raise.LoadAsync(SmsId) ?? DirectRaise.New(SmsId);

    public async Task Do(string script)
    {
        foreach (string word in script.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Now += TimeSpan.FromSeconds(1);
            await Do(word.Split('#', '@')[0], Number(word, '#') ?? 1, Number(word, '@'));
        }
    }

    /// <summary>Raises all of them in one write.</summary>
    public async Task DoAtOnce(string script)
    {
        List<IMessageFact> facts = [];
        foreach (string word in script.Split(' '))
        {
            Now += TimeSpan.FromSeconds(1);
            facts.Add(await FactAsync(word.Split('#')[0], Number(word, '#') ?? 1, null));
        }

        await Raise([.. facts]);
    }

    public async Task<RaiseResult> Raise(params IMessageFact[] facts)
    {
        RaiseResult result = await _raise.RaiseAsync(facts);
        await Raised(facts);
        return result;
    }

    /// <summary>Whether the word is a command, which comes over the bus only.</summary>
    public static bool IsCommand(string word) => word.Split('#', '@')[0] is "cancel" or "resend!" or "fail!" or "delivered!";

    private static ushort? Number(string word, char mark) =>
        word.Split(mark) is [_, string rest] ? ushort.Parse(rest.Split('#', '@')[0], System.Globalization.CultureInfo.InvariantCulture) : null;

    private async Task Do(string word, ushort part, ushort? attempt)
    {
        switch (word)
        {
            case "routed":
                await CreateAsync(new SmsRouted(SmsId, _accepted, null));
                break;
            case "noroute":
                await CreateAsync(new SmsRouted(SmsId, _accepted, new MessageRefused { At = Now, Reason = RejectReason.NoRoute, Detail = "No route." }));
                break;
            case "cancel":
                await CommandAsync(_machine.CancelSms, new CancelSms { SmsId = SmsId });
                break;
            case "resend!" or "fail!" or "delivered!":
                await CommandAsync(_machine.ResolveUncertainSms, new ResolveUncertainSms
                {
                    SmsId = SmsId, Action = word == "resend!" ? UncertainAction.Resend : word == "fail!" ? UncertainAction.Fail : UncertainAction.MarkDelivered,
                });
                break;
            default:
                await Raise(await FactAsync(word, part, attempt));
                break;
        }
    }

    private async Task CreateAsync(SmsRouted fact)
    {
        await _raise.CreateAsync(fact);
        await Raised([fact]);
    }

    private async Task<IMessageFact> FactAsync(string word, ushort part, ushort? attempt)
    {
        MessageSaga saga = await LoadAsync();
        BindRef here = Sample.Bind with { Connector = saga.Connector.Length > 0 ? saga.Connector : Sample.Bind.Connector };
        int written = saga.Part(part)?.Attempts.Count ?? 0;
        uint newest = Sequence(part, (ushort)(attempt ?? Math.Max(1, written)));
        string id = $"id-{part}-{attempt ?? Math.Max(1, written)}";
        switch (word)
        {
            case "due":
                Now = Deadline is { } deadline && deadline > Now && deadline < Sample.Never ? deadline : Now;
                break;
            case "late":
                Now = _accepted.ValidUntil > Now ? _accepted.ValidUntil : Now;
                break;
        }

        return word switch
        {
            "write" => new SubmitIntended(SmsId, Now, part, PartCount, 0x4711, here, Sequence(part, (ushort)(written + 1)), Now + Sample.AnswerTime),
            "ok" => new SubmitAnswered(SmsId, Now, here, newest, AnswerClass.Taken, SmscMessageId: id, ReceiptBy: Now + Sample.ReceiptTimeout),
            "refused" => new SubmitAnswered(SmsId, Now, here, newest, AnswerClass.Refused, 0x0b, "ESME_RINVDSTADR"),
            "throttled" => new SubmitAnswered(SmsId, Now, here, newest, AnswerClass.Retry, 0x58, "ESME_RTHROTTLED", RetryAt: Now.AddSeconds(1), RetryCause: "throttled"),
            "ambiguous" => new SubmitAnswered(SmsId, Now, here, newest, AnswerClass.RetryFlagged, 0x08, "ESME_RSYSERR", RetryAt: Now.AddSeconds(1)),
            "unsure" => new OutcomeDoubted(SmsId, Now, here, newest, _policy, Now + Sample.ResendAfter, "The session ended."),
            "ENROUTE" or "ACCEPTD" or "DELIVRD" or "UNDELIV" or "EXPIRED" =>
                new ReceiptArrived(SmsId, Now, part, id, Outcome(word), word, "000", "2603011200", "2603011201", here.Name),
            "due" or "late" => new DeadlineReached(SmsId, Now, _policy, Now + Sample.ResendAfter),
            "again" => new SmsRouted(SmsId, _accepted with { At = Now }, null),
            "other" => new SmsRouted(SmsId, _accepted with { At = Now, Text = "Bye", BodyHash = 0x2222 }, null),
            "impossible" => new SubmitImpossible(SmsId, Now, RejectReason.TooManyParts, "40 parts; at most 32 are possible."),
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, "No such fact."),
        };
    }

    private static uint Sequence(ushort part, ushort attempt) => (uint)((part * 100) + attempt);

    private static DeliveryStatus Outcome(string stat) => stat switch
    {
        "DELIVRD" => DeliveryStatus.Delivered,
        "UNDELIV" => DeliveryStatus.Failed,
        "EXPIRED" => DeliveryStatus.Expired,
        _ => DeliveryStatus.Pending,
    };

    private async Task CommandAsync<T>(Event<T> command, T message)
        where T : class
    {
        MessageSaga saga = await LoadAsync();
        MessageConsumeContext<T> context = new(RaiseConsumeContext.Instance, message);
        await new StateMachineSagaMessageFilter<MessageSaga, T>(_machine, command)
            .Send(new DefaultSagaConsumeContext<MessageSaga, T>(context, saga), Pipe.Empty<SagaConsumeContext<MessageSaga, T>>());
        if (saga.PendingWrite() is { } write)
        {
            await Store.AppendAsync(write);
        }
    }
}
