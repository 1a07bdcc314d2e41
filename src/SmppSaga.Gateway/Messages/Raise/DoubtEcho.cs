using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages.Raise;

/// <summary>
/// Lets a receipt resolve doubt when it echoes our user_message_reference: connector, reference and destination must agree and lead to one
/// part in doubt alone. References come again, so a receipt is asked about only after its own answer would have named it.
/// </summary>
internal sealed class DoubtEcho(DirectRaise raise, ICorrelationIndex index, TimeProvider time)
{
    // Time for the answers that are under way to name their receipts first.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Makes every part in doubt known under its reference.</summary>
    /// <param name="saga">The message after the doubt was recorded.</param>
    /// <param name="life">How long a receipt may still come.</param>
    public async Task LinkAsync(MessageSaga saga, TimeSpan life)
    {
        for (ushort part = 1; part <= saga.Parts.Count; part++)
        {
            if (IsInDoubt(saga, part) && KeyOf(saga, part) is { } key)
            {
                await index.LinkAsync(key, new CorrelationValue(saga.CorrelationId, part), life, time.GetUtcNow() + Grace);
            }
        }
    }

    /// <summary>Lets a receipt of unknown id wait for that id, and then for the part that its reference names.</summary>
    /// <param name="receipt">The receipt, which waits under its id as well.</param>
    /// <param name="idKey">The key of its id.</param>
    /// <param name="reference">The user_message_reference that it echoes.</param>
    /// <param name="answerTime">How long an answer may take.</param>
    public async Task ParkAsync(ParkedReceipt receipt, string idKey, ushort reference, TimeSpan answerTime)
    {
        if (reference != 0 && UserMessageReference.Key(receipt.Connector, reference, receipt.SourceAddr) is { } key)
        {
            await index.ParkAsync(key, (receipt with { EchoOf = idKey }).ToOctets(), receipt.At + answerTime + Grace);
        }
    }

    /// <summary>Links the ids of the receipts that waited to the one part in doubt, as its answer would have done; their parked selves are then due.</summary>
    public async Task SettleAsync(ParkedPayloads parked, Func<string, TimeSpan> lifeOf, CancellationToken cancellationToken)
    {
        foreach (ReadOnlyMemory<byte> payload in parked.Payloads)
        {
            ParkedReceipt receipt = ParkedReceipt.FromOctets(payload);
            if (receipt.EchoOf is { } idKey && (await index.ResolveAsync(idKey, cancellationToken)).Count == 0
                && await OnlyInDoubtAsync(parked.Values, receipt, cancellationToken) is { } value)
            {
                await index.LinkAsync(idKey, value, lifeOf(receipt.Connector), time.GetUtcNow(), cancellationToken);
            }
        }
    }

    private async Task<CorrelationValue?> OnlyInDoubtAsync(IReadOnlyList<CorrelationValue> values, ParkedReceipt receipt, CancellationToken cancellationToken)
    {
        CorrelationValue? only = null;
        foreach (CorrelationValue value in values)
        {
            if (await raise.LoadAsync(value.Id, cancellationToken) is { } saga && IsInDoubt(saga, value.Part) && receipt.Concerns(saga))
            {
                if (only is not null)
                {
                    return null;
                }

                only = value;
            }
        }

        return only;
    }

    private static bool IsInDoubt(MessageSaga saga, ushort part) => saga.Part(part) is { Taken: false, Doubtful: true, SmscMessageId: null };

    private static string? KeyOf(MessageSaga saga, ushort part) =>
        saga.Origin is not { } origin || saga.Reference == 0 || origin.Tlvs?.ContainsKey(UserMessageReference.Tag) == true
            ? null
            : UserMessageReference.Key(saga.Part(part)!.Last!.Bind.Connector, UserMessageReference.Of(saga.Reference, part), origin.To);
}
