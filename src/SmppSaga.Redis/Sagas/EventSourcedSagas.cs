using MassTransit;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis.Sagas;

/// <summary>Sagas in an event store: read and fold, write what is pending, find by id.</summary>
internal sealed class EventSourcedSagas<TSaga>(IEventStore store)
    where TSaga : class, IEventSourcedSaga, new()
{
    public IEventStore Store => store;

    /// <summary>A fresh instance folded from its records; null when there are none.</summary>
    public async Task<TSaga?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> records = await store.ReadAsync(id, cancellationToken);
        if (records.Count == 0)
        {
            return null;
        }

        TSaga saga = new() { CorrelationId = id };
        saga.Load(records);
        return saga;
    }

    /// <summary>Stores what the saga has recorded; a saga that recorded nothing costs nothing.</summary>
    /// <exception cref="ConcurrencyException">Another writer was first, also when both created it: load again.</exception>
    /// <exception cref="FencedException">The write's lease was taken over: trying again will not help.</exception>
    public async Task WriteAsync(TSaga saga, CancellationToken cancellationToken)
    {
        if (saga.PendingWrite() is not { } write)
        {
            return;
        }

        switch (await store.AppendAsync(write, cancellationToken))
        {
            case AppendOutcome.Written:
                saga.AcceptWrite();
                break;
            case AppendOutcome.Conflict:
                throw new ConcurrencyException(
                    $"expected {write.ExpectedVersion} records, but another writer was first. Nothing was written; the message has to be tried again.",
                    typeof(TSaga),
                    write.Id);
            default:
                throw new FencedException(write);
        }
    }

    /// <summary>The id that the query names, if that saga exists and satisfies the rest of it.</summary>
    /// <exception cref="NotSupportedException">The query names no id.</exception>
    public async Task<IList<Guid>> FindAsync(ISagaQuery<TSaga> query, CancellationToken cancellationToken)
    {
        Guid id = CorrelationIdQuery.IdOf(query.FilterExpression)
            ?? throw new NotSupportedException(
                $"Saga {typeof(TSaga).Name}: a query must say CorrelationId == …, has {query.FilterExpression}. Keep an index from other members to ids (ICorrelationIndex).");
        return await LoadAsync(id, cancellationToken) is { } saga && query.GetFilter()(saga) ? [id] : [];
    }
}
