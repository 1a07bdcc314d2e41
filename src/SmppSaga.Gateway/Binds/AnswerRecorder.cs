using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Gateway.Binds;

/// <summary>Records what became of a written submit_sm, in the order of rule G2: link the id, append, forget what was parked.</summary>
internal sealed partial class AnswerRecorder(DirectRaise raise, ICorrelationIndex index, DoubtEcho echo, GatewayOptions options, StoreRetry retry, TimeProvider time, ILogger<AnswerRecorder> logger)
{
    // A receipt that waited for this answer is in the same write; when this pod dies before it, another settles the receipt after that long.
    private static readonly TimeSpan ParkedGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TemporaryRetry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ThrottledRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QueueFullRetry = TimeSpan.FromSeconds(10);

    /// <summary>Records an answer. A store that is away is waited for: the answer is known here and nowhere else.</summary>
    public Task AnsweredAsync(BoundBind bind, Guid smsId, SubmitSmResp answer, string policy, MessagePart? part = null)
    {
        StatusClass status = StatusClasses.ForPart(answer.CommandStatus, bind.Connector, part);
        if (status == StatusClass.Ok)
        {
            if (bind.Connector.AsksForReceipts())
            {
                bind.Figures.Acknowledged();
            }

            return retry.UntilStoredAsync(() => TakenAsync(bind, smsId, answer));
        }

        LogNotTaken(smsId, bind.Reference, answer.CommandStatus.Name, answer.CommandStatus.Value, status);
        if (status == StatusClass.BindTrouble)
        {
            // The SMSC no longer takes this session for bound: every further submit would be refused alike.
            bind.Session.Abort($"the SMSC answered submit_sm with {answer.CommandStatus.Name}");
        }
        else if (status == StatusClass.Protocol)
        {
            // Bound it is, and may be out of step: what it has still to answer is worth waiting for.
            LogNotUnderstood(bind.Reference, answer.CommandStatus.Name);
            _ = bind.Session.UnbindAsync(bind.Connector.ResponseTimeout, CancellationToken.None);
        }

        IMessageFact fact = status == StatusClass.Ambiguous && policy != UnknownOutcomePolicy.Resend
            ? Doubt(bind, smsId, answer.SequenceNumber, policy, $"The SMSC answered {answer.CommandStatus.Name}, which some send after taking the message.")
            : NotTaken(bind, smsId, answer, status, part?.Attempts.Count ?? 1);
        return retry.UntilStoredAsync(async () => await LinkDoubtAsync(bind, await raise.RaiseAsync([fact])));
    }

    /// <summary>Records that no answer will tell.</summary>
    public Task DoubtedAsync(BoundBind bind, Guid smsId, uint sequenceNumber, string policy, string reason)
    {
        LogDoubted(smsId, bind.Reference, sequenceNumber, reason, policy);
        return retry.UntilStoredAsync(async () => await LinkDoubtAsync(bind, await raise.RaiseAsync([Doubt(bind, smsId, sequenceNumber, policy, reason)])));
    }

    /// <summary>Lets receipts that echo our reference find what is in doubt.</summary>
    public async Task LinkDoubtAsync(BoundBind bind, RaiseResult doubted)
    {
        // A session of SMPP 3.3 carries no TLVs.
        if (doubted.Saga is { } saga && bind.Connector.InterfaceVersion > 0x33)
        {
            await echo.LinkAsync(saga, bind.Connector.Timers.ReceiptTimeout + options.Store.Retention);
        }
    }

    /// <summary>Takes an intent back whose submit_sm never left: trying again is free of doubt.</summary>
    public Task NotWrittenAsync(BoundBind bind, Guid smsId, uint sequenceNumber, CancellationToken cancellationToken = default) =>
        retry.UntilStoredAsync(async () =>
        {
            DateTimeOffset now = time.GetUtcNow();
            await raise.RaiseAsync([new SubmitAnswered(smsId, now, bind.Reference, sequenceNumber, AnswerClass.Retry, 0, "not written", RetryAt: now)]);
        }, cancellationToken);

    /// <summary>A field breaks its limit, so nothing was written and nothing ever can be.</summary>
    public Task RefusedHereAsync(BoundBind bind, Guid smsId, uint sequenceNumber, string detail) =>
        retry.UntilStoredAsync(async () =>
            await raise.RaiseAsync([new SubmitAnswered(smsId, time.GetUtcNow(), bind.Reference, sequenceNumber, AnswerClass.Refused, 0, detail)]));

    private async Task TakenAsync(BoundBind bind, Guid smsId, SubmitSmResp answer)
    {
        DateTimeOffset now = time.GetUtcNow();
        SubmitAnswered fact = new(
            smsId, now, bind.Reference, answer.SequenceNumber, AnswerClass.Taken, SmscMessageId: answer.MessageId, ReceiptBy: now + bind.Connector.Timers.ReceiptTimeout);
        if (answer.MessageId.Length == 0)
        {
            LogNoId(smsId, bind.Reference);
            await raise.RaiseAsync([fact]);
            return;
        }

        string key = ReceiptKey.OfResponse(bind.ConnectorName, answer.MessageId, bind.Connector);
        ushort part = bind.Behind(answer.SequenceNumber)?.Part ?? 1;
        await Failpoint.AtAsync("G2.before_link");
        IReadOnlyList<ReadOnlyMemory<byte>> parked =
            await index.LinkAsync(key, new CorrelationValue(smsId, part), bind.Connector.Timers.ReceiptTimeout + options.Store.Retention, now + ParkedGrace);
        await Failpoint.AtAsync("G2.after_link");
        bind.Ids.Answered(answer.MessageId);
        if (parked.Count > 0)
        {
            bind.Ids.Met();
        }

        int concerned = 0;
        await raise.RaiseAsync(smsId, saga =>
        {
            List<ParkedReceipt> receipts = [.. parked.Select(ParkedReceipt.FromOctets).Where(x => x.Concerns(saga))];
            concerned = receipts.Count;
            return [fact, .. receipts.Select(x => x.ToFact(saga, part))];
        });
        await Failpoint.AtAsync("G2.after_append");
        // What does not concern this message stays, and is settled without us.
        if (parked.Count > 0 && concerned == parked.Count)
        {
            await index.ForgetParkedAsync(key, parked);
        }
    }

    private SubmitAnswered NotTaken(BoundBind bind, Guid smsId, SubmitSmResp answer, StatusClass status, int attempt)
    {
        DateTimeOffset now = time.GetUtcNow();
        (AnswerClass answerClass, DateTimeOffset retryAt) = status switch
        {
            StatusClass.Throttled => (AnswerClass.Retry, now + RetryBackoff.After(attempt, ThrottledRetry)),
            StatusClass.QueueFull => (AnswerClass.Retry, now + RetryBackoff.After(attempt, QueueFullRetry)),
            StatusClass.Temporary => (AnswerClass.Retry, now + RetryBackoff.After(attempt, TemporaryRetry)),
            StatusClass.BindTrouble or StatusClass.Protocol => (AnswerClass.Retry, now + RetryBackoff.After(attempt, ThrottledRetry)),
            StatusClass.Ambiguous => (AnswerClass.RetryFlagged, now + bind.Connector.Timers.ResendAfter),
            _ => (AnswerClass.Refused, default),
        };
        return new(smsId, now, bind.Reference, answer.SequenceNumber, answerClass, answer.CommandStatus.Value, answer.CommandStatus.Name, RetryAt: retryAt)
        {
            RetryCause = status switch
            {
                StatusClass.Throttled => "throttled",
                StatusClass.QueueFull => "queue_full",
                StatusClass.Temporary => "temporary",
                _ => "",
            },
        };
    }

    private OutcomeDoubted Doubt(BoundBind bind, Guid smsId, uint sequenceNumber, string policy, string reason)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new(smsId, now, bind.Reference, sequenceNumber, policy, now + bind.Connector.Timers.ResendAfter, reason);
    }

    [LoggerMessage(3001, LogLevel.Information, "Message {SmsId} on bind {Bind}: the SMSC answered {Status} (0x{Value:x8}), class {Class}")]
    private partial void LogNotTaken(Guid smsId, BindRef bind, string status, uint value, StatusClass @class);

    [LoggerMessage(3004, LogLevel.Error, "Bind {Bind}: the SMSC did not understand a submit_sm ({Status}); the session is ended politely and the part tried once more on a new one")]
    private partial void LogNotUnderstood(BindRef bind, string status);

    [LoggerMessage(3002, LogLevel.Warning, "Message {SmsId} on bind {Bind}, sequence_number {SequenceNumber}: {Reason} Outcome unknown, policy {Policy}")]
    private partial void LogDoubted(Guid smsId, BindRef bind, uint sequenceNumber, string reason, string policy);

    [LoggerMessage(3003, LogLevel.Warning, "Message {SmsId} on bind {Bind}: ESME_ROK without a message_id; its receipts cannot be recognised")]
    private partial void LogNoId(Guid smsId, BindRef bind);
}
