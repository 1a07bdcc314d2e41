using System.Runtime.CompilerServices;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Hosting;

/// <summary>What operators ask the store: which messages are uncertain, which receipts nobody wanted, whether everything agrees with itself.</summary>
internal sealed class StoreInspector(IEventStore store, ICorrelationIndex index, IOutbox outbox, RedisStoreInspection inspection, ReceiptIndexCheck check)
{
    private const int MostRows = 100_000;

    // What waits for a person has no deadline of its own: it stands behind everything that time settles.
    private static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Messages in the state Uncertain, each with the receipts from its recipient that belong to no message, also those that still wait for an answer to name one.</summary>
    public async Task<IReadOnlyList<UncertainMessage>> UncertainAsync(int max, CancellationToken cancellationToken)
    {
        IReadOnlyList<ParkedReceipt> receipts = await UnmatchedAsync(ICorrelationIndex.MaxUnmatched, cancellationToken);
        ILookup<string, ParkedReceipt> unmatched = receipts.ToLookup(x => ParkedReceipt.Tail(x.SourceAddr), StringComparer.Ordinal);
        List<UncertainMessage> found = [];
        foreach (Guid smsId in await inspection.PendingFromAsync(Never, max, cancellationToken))
        {
            MessageSaga saga = DirectRaise.New(smsId);
            saga.Load(await store.ReadAsync(smsId, cancellationToken));
            if (saga is { State: MessageState.Uncertain, Origin: { } origin })
            {
                found.Add(new UncertainMessage(
                    smsId, origin.To, origin.Operator, origin.Connector, origin.At, origin.ValidUntil, saga.Attempts, saga.FinalReason(),
                    [.. unmatched[ParkedReceipt.Tail(origin.To)].Select(UnmatchedReceipt.Of)]));
            }
        }

        return found;
    }

    /// <summary>Receipts that belong to no message, newest first; also those whose id no answer has named yet.</summary>
    public async Task<IReadOnlyList<ParkedReceipt>> UnmatchedAsync(int max, CancellationToken cancellationToken) =>
        [.. (await index.UnmatchedAsync(ICorrelationIndex.MaxUnmatched, cancellationToken)).Select(ParkedReceipt.FromOctets).Concat(await WaitingAsync(cancellationToken)).OrderByDescending(x => x.At).Take(max)];

    /// <summary>Receipts whose id no answer has named yet.</summary>
    private async Task<IEnumerable<ParkedReceipt>> WaitingAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = await index.DueParkedAsync(Never, ICorrelationIndex.MaxUnmatched, cancellationToken);
        // Under an echoed reference wait copies only.
        ParkedPayloads[] parked = await Task.WhenAll(keys.Where(x => !UserMessageReference.IsKey(x)).Select(x => index.ReadParkedAsync(x, cancellationToken).AsTask()));
        return parked.Where(x => x.Values.Count == 0).SelectMany(x => x.Payloads).Select(ParkedReceipt.FromOctets);
    }

    /// <summary>Every message, with what does not agree in it. One that moves while it is read is read again.</summary>
    public async IAsyncEnumerable<(Guid SmsId, IReadOnlyList<string> Differences)> VerifyAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<Guid> seen = [];
        await foreach (Guid smsId in inspection.SagasAsync(cancellationToken))
        {
            if (!seen.Add(smsId))
            {
                continue;
            }

            IReadOnlyList<string> differences = [];
            for (int attempt = 0; attempt < 3; attempt++)
            {
                IReadOnlyList<ReadOnlyMemory<byte>> records = await store.ReadAsync(smsId, cancellationToken);
                bool hasDeadline = await inspection.DeadlineAsync(smsId, cancellationToken) is not null;
                differences = records.Count == 0 ? [] : MessageVerifier.Differences(smsId, records, hasDeadline);
                if (differences.Count == 0)
                {
                    differences = await check.DifferencesAsync(smsId, records, cancellationToken);
                }

                if (differences.Count == 0)
                {
                    break;
                }
            }

            yield return (smsId, differences);
        }
    }

    /// <summary>The rows of the outbox that nobody can read, in words; of the oldest 100,000 of each shard.</summary>
    public async Task<IReadOnlyList<string>> VerifyOutboxAsync(CancellationToken cancellationToken)
    {
        List<string> damaged = [];
        for (int shard = 0; shard < await outbox.ShardsAsync(cancellationToken); shard++)
        {
            IReadOnlyList<ReadOnlyMemory<byte>> rows = await outbox.PeekAsync(shard, MostRows, cancellationToken);
            damaged.AddRange(rows.Select((x, i) => OutboxRow.Damage(x.Span) is { } damage ? $"outbox row {i + 1}: expected to be readable, found: {damage}" : null).OfType<string>());
        }

        return damaged;
    }
}

/// <summary>A message that waits for a late answer, a receipt or a person.</summary>
internal sealed record UncertainMessage(
    Guid SmsId, string To, string Operator, string Connector, DateTimeOffset AcceptedAt, DateTimeOffset ValidUntil, int Attempts, string? Reason, IReadOnlyList<UnmatchedReceipt> UnmatchedReceipts);

/// <summary>A receipt that belongs to no message.</summary>
internal sealed record UnmatchedReceipt(DateTimeOffset ReceivedAt, string Connector, string Bind, string SmscMessageId, string To, string From, string Status, string SmscState, string? ErrorCode, string? DoneDate)
{
    public static UnmatchedReceipt Of(ParkedReceipt x) => new(
        x.At, x.Connector, x.Bind, x.SmscMessageId, x.SourceAddr, x.DestinationAddr, ((DeliveryStatus)x.Outcome).ToString(), x.SmscState, x.ErrorCode, x.DoneDate);
}
