using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;

namespace SmppSaga.Gateway.Binds;

internal sealed partial class SubmitEngine
{
    /// <summary>A redelivered command that finds a live intent is acknowledged, unless nobody can answer that intent any more.</summary>
    private async Task DoubtSupersededAsync(MessageSaga saga, BoundBind bind, CancellationToken go)
    {
        foreach (PartAttempt attempt in saga.Parts.Select(x => x.Last).OfType<PartAttempt>().Where(x => x.Live).ToList())
        {
            BindRef written = attempt.Bind;
            long newest = await leases.CurrentEpochAsync(BoundBind.LeaseName(written.Connector, written.Slot), go);
            if (newest > written.Epoch)
            {
                DateTimeOffset now = time.GetUtcNow();
                LogSuperseded(saga.CorrelationId, written, newest);
                RaiseResult doubted = await raise.RaiseAsync([new OutcomeDoubted(
                    saga.CorrelationId, now, written, attempt.SequenceNumber, Policy(saga, bind.Connector), now + bind.Connector.Timers.ResendAfter, "Its bind ended before the answer came.")], null, CancellationToken.None);
                await answers.LinkDoubtAsync(bind, doubted);
            }
        }
    }

    /// <summary>The write that the store may have lost is stored as one in doubt, and what its policy says follows. No session has epoch 0.</summary>
    private async Task<bool> DoubtLostAsync(MessageSaga saga, BoundBind bind, ushort parts, ushort reference)
    {
        DateTimeOffset now = time.GetUtcNow();
        BindRef lost = new(bind.ConnectorName, 0, 0);
        List<IMessageFact> facts = [];
        for (ushort part = 1; part <= parts; part++)
        {
            // All intents first: under hold the first doubt ends what may be written.
            facts.Insert(part - 1, new SubmitIntended(saga.CorrelationId, now, part, parts, reference, lost, part, now));
            facts.Add(new OutcomeDoubted(
                saga.CorrelationId, now, lost, part, Policy(saga, bind.Connector), now + bind.Connector.Timers.ResendAfter, "The store lost something: it may have been written before."));
        }

        return (await raise.RaiseAsync(facts)).Outcome == RaiseOutcome.Recorded;
    }

    [LoggerMessage(3021, LogLevel.Warning, "Message {SmsId}: written on bind {Bind}, whose epoch is superseded by {Newest}; the outcome is unknown")]
    private partial void LogSuperseded(Guid smsId, BindRef bind, long newest);
}
