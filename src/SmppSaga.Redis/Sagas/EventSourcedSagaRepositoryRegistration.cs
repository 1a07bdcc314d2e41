using MassTransit;
using MassTransit.Configuration;
using MassTransit.Saga;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Sagas;

namespace SmppSaga.Redis;

/// <summary>Makes <see cref="IEventStore"/> the repository of a saga.</summary>
public static class EventSourcedSagaRepositoryRegistration
{
    /// <summary>
    /// Keeps the saga as a list of records in the container's <see cref="IEventStore"/>: one read and one write per message, nothing locked. A message that
    /// met another writer fails with <see cref="ConcurrencyException"/>, so give the endpoint a retry (<c>UseMessageRetry</c>).
    /// </summary>
    public static ISagaRegistrationConfigurator<TSaga> EventSourcedRepository<TSaga>(this ISagaRegistrationConfigurator<TSaga> configurator)
        where TSaga : class, IEventSourcedSaga, new()
    {
        ArgumentNullException.ThrowIfNull(configurator);
        return configurator.Repository(static registration =>
        {
            registration.RegisterLoadSagaRepository<TSaga, EventSourcedSagaRepositoryContextFactory<TSaga>>();
            registration.RegisterQuerySagaRepository<TSaga, EventSourcedSagaRepositoryContextFactory<TSaga>>();
            registration.RegisterSagaRepository<TSaga, IEventStore, SagaConsumeContextFactory<IEventStore, TSaga>, EventSourcedSagaRepositoryContextFactory<TSaga>>();
        });
    }
}
