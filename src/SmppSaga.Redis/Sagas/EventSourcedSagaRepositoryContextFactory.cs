using MassTransit;
using MassTransit.Saga;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis.Sagas;

/// <summary>What MassTransit asks for each message, each load and each query. It holds nothing of its own.</summary>
internal sealed class EventSourcedSagaRepositoryContextFactory<TSaga>(IEventStore store, ISagaConsumeContextFactory<IEventStore, TSaga> consumeContexts) :
    ISagaRepositoryContextFactory<TSaga>,
    ILoadSagaRepositoryContextFactory<TSaga>,
    IQuerySagaRepositoryContextFactory<TSaga>
    where TSaga : class, IEventSourcedSaga, new()
{
    private readonly EventSourcedSagas<TSaga> _sagas = new(store);

    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<TSaga, T>> next)
        where T : class =>
        next.Send(new EventSourcedSagaRepositoryContext<TSaga, T>(_sagas, context, consumeContexts));

    public async Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TSaga> query, IPipe<SagaRepositoryQueryContext<TSaga, T>> next)
        where T : class
    {
        IList<Guid> found = await _sagas.FindAsync(query, context.CancellationToken);
        EventSourcedSagaRepositoryContext<TSaga, T> repository = new(_sagas, context, consumeContexts);
        await next.Send(new DefaultSagaRepositoryQueryContext<TSaga, T>(repository, found));
    }

    public Task<T> Execute<T>(Func<LoadSagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class =>
        asyncMethod(new EventSourcedSagaRepositoryContext<TSaga>(_sagas, cancellationToken));

    public Task<T> Execute<T>(Func<QuerySagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class =>
        asyncMethod(new EventSourcedSagaRepositoryContext<TSaga>(_sagas, cancellationToken));

    public void Probe(ProbeContext context) => context.Add("persistence", "events");
}
