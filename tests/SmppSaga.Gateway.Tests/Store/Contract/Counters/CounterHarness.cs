using System.Linq.Expressions;
using MassTransit;
using MassTransit.Saga;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract.Counters;

/// <summary>A host with the counter saga on the in-memory transport, over the store under test.</summary>
public sealed class CounterHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ITestHarness _harness;
    private readonly ConsumeOutcomes _outcomes = new();

    private CounterHarness(TestStore store, int retries)
    {
        Store = new ScriptedEventStore(store.Events);
        _services = new ServiceCollection()
            .AddSingleton<IEventStore>(Store)
            .AddMassTransitTestHarness(TextWriter.Null, x =>
            {
                x.SetTestTimeouts(testTimeout: TimeSpan.FromSeconds(30));
                x.AddSagaStateMachine<CounterStateMachine, Counter>().EventSourcedRepository();
                if (retries > 0)
                {
                    x.AddConfigureEndpointsCallback((_, endpoint) => endpoint.UseMessageRetry(retry => retry.Immediate(retries)));
                }
            })
            .BuildServiceProvider(validateScopes: true);
        _harness = _services.GetTestHarness();
    }

    public ScriptedEventStore Store { get; }

    public ISagaStateMachineTestHarness<CounterStateMachine, Counter> Sagas => _harness.GetSagaStateMachineHarness<CounterStateMachine, Counter>();

    public static async Task<CounterHarness> StartAsync(TestStore store, int retries = 0)
    {
        CounterHarness harness = new(store, retries);
        await harness._harness.Start();
        harness._harness.Bus.ConnectReceiveObserver(harness._outcomes);
        return harness;
    }

    /// <summary>Publishes a message and waits until the saga has taken it.</summary>
    public async Task SendAsync<T>(T message)
        where T : class
    {
        if (await SendAndFailAsync(message) is { } error)
        {
            throw new InvalidOperationException($"{message} was not taken.", error);
        }
    }

    /// <summary>Publishes a message, waits until it has been dealt with, and returns what was thrown.</summary>
    public async Task<Exception?> SendAndFailAsync<T>(T message)
        where T : class
    {
        Guid id = NewId.NextGuid();
        Task<Exception?> outcome = _outcomes.Of(id);
        await _harness.Bus.Publish(message, context => context.MessageId = id);
        return await outcome.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    public async Task<Counter> LoadAsync(Guid id) =>
        await _services.GetRequiredService<ILoadSagaRepository<Counter>>().Load(id) ?? throw new InvalidOperationException($"There is no saga {id}.");

    public async Task<IEnumerable<Guid>> FindAsync(Expression<Func<Counter, bool>> filter) =>
        await _services.GetRequiredService<IQuerySagaRepository<Counter>>().Find(new SagaQuery<Counter>(filter));

    public async ValueTask DisposeAsync()
    {
        await _harness.Stop();
        await _services.DisposeAsync();
    }
}
