using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using MassTransit.Saga;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis.Sagas;

/// <summary>One message on its way through a saga. Every instance is folded for it alone, so one on which anything threw is simply dropped.</summary>
internal sealed class EventSourcedSagaRepositoryContext<TSaga, TMessage> :
    ConsumeContextScope<TMessage>,
    SagaRepositoryContext<TSaga, TMessage>
    where TSaga : class, IEventSourcedSaga, new()
    where TMessage : class
{
    private readonly EventSourcedSagas<TSaga> _sagas;
    private readonly ConsumeContext<TMessage> _context;
    private readonly ISagaConsumeContextFactory<IEventStore, TSaga> _consumeContexts;

    public EventSourcedSagaRepositoryContext(
        EventSourcedSagas<TSaga> sagas,
        ConsumeContext<TMessage> context,
        ISagaConsumeContextFactory<IEventStore, TSaga> consumeContexts)
        : base(context) =>
        (_sagas, _context, _consumeContexts) = (sagas, context, consumeContexts);

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance) => CreateSagaConsumeContext(_context, instance, SagaConsumeContextMode.Add);

    // An insert ahead of the machine would store an instance that has nothing to say yet: its first write creates it, and loses the race if there is one.
    public Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance) => Task.FromResult<SagaConsumeContext<TSaga, TMessage>>(null!);

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId)
    {
        TSaga? saga = await _sagas.LoadAsync(correlationId, CancellationToken);
        return saga is null ? null! : await CreateSagaConsumeContext(_context, saga, SagaConsumeContextMode.Load);
    }

    public Task Save(SagaConsumeContext<TSaga> context) => _sagas.WriteAsync(context.Saga, CancellationToken);

    public Task Update(SagaConsumeContext<TSaga> context) => _sagas.WriteAsync(context.Saga, CancellationToken);

    /// <summary>A completed saga keeps its history: its last write says when it expires.</summary>
    public Task Delete(SagaConsumeContext<TSaga> context) => _sagas.WriteAsync(context.Saga, CancellationToken);

    /// <summary>Called for a saga that was created and completed by one message, and for one on which something threw: only the first has something to keep.</summary>
    public Task Discard(SagaConsumeContext<TSaga> context) => context.IsCompleted ? _sagas.WriteAsync(context.Saga, CancellationToken) : Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(ConsumeContext<T> consumeContext, TSaga instance, SagaConsumeContextMode mode)
        where T : class =>
        _consumeContexts.CreateSagaConsumeContext(_sagas.Store, consumeContext, instance, mode);
}

/// <summary>Loads and queries outside of any message.</summary>
internal sealed class EventSourcedSagaRepositoryContext<TSaga>(EventSourcedSagas<TSaga> sagas, CancellationToken cancellationToken) :
    BasePipeContext(cancellationToken),
    LoadSagaRepositoryContext<TSaga>,
    QuerySagaRepositoryContext<TSaga>
    where TSaga : class, IEventSourcedSaga, new()
{
    public async Task<TSaga> Load(Guid correlationId) => (await sagas.LoadAsync(correlationId, CancellationToken))!;

    public async Task<SagaRepositoryQueryContext<TSaga>> Query(ISagaQuery<TSaga> query, CancellationToken cancellationToken = default) =>
        new DefaultSagaRepositoryQueryContext<TSaga>(this, await sagas.FindAsync(query, cancellationToken));
}
