using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store;

/// <summary>An event store that wakes the relay when a write left outbox rows.</summary>
internal sealed class SignallingEventStore(IEventStore inner, IOutbox outbox, OutboxSignal signal) : IEventStore
{
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default) => inner.ReadAsync(id, cancellationToken);

    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        AppendOutcome outcome = await inner.AppendAsync(write, cancellationToken);
        if (outcome == AppendOutcome.Written && write.Outbox.Count > 0)
        {
            signal.Set(await outbox.ShardOfAsync(write.Id, CancellationToken.None));
        }

        return outcome;
    }

    public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) => inner.DueAsync(now, max, cancellationToken);

    public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) => inner.CountPendingAsync(cancellationToken);
}
