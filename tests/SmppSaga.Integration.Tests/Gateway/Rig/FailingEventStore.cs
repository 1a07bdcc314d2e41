using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>The gateway's event store with the test on both sides of each append: throwing before it is a store that did not write, after it one that did and could not say so.</summary>
internal sealed class FailingEventStore(IEventStore inner) : IEventStore
{
    /// <summary>Called before an append, with the last record that it writes.</summary>
    public Func<MessageRecord?, Task> Before { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Called after an append that wrote.</summary>
    public Func<MessageRecord?, Task> After { get; set; } = static _ => Task.CompletedTask;

    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        MessageRecord? record = write.Records.Count == 0 ? null : RecordCodec.Decode(write.Records[^1]);
        await Before(record);
        AppendOutcome outcome = await inner.AppendAsync(write, cancellationToken);
        if (outcome == AppendOutcome.Written)
        {
            await After(record);
        }

        return outcome;
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default) => inner.ReadAsync(id, cancellationToken);

    public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) => inner.DueAsync(now, max, cancellationToken);

    public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) => inner.CountPendingAsync(cancellationToken);
}
