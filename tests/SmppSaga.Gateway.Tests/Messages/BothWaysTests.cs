using CsCheck;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>One definition, raised in two ways. In production only commands come over the bus; here every fact does.</summary>
public sealed class BothWaysTests
{
    private const int Lives = 2_000;

    [Fact]
    public async Task Raised_directly_and_over_the_bus_every_pair_of_state_and_fact_gives_the_same_records_states_and_outbox()
    {
        List<MessageUnderTest> messages = [];
        List<IMessageFact> facts = [];
        foreach (RandomLife life in SomeLives())
        {
            MessageUnderTest message = life.Start(Guid.CreateVersion7());
            message.Raised = raised =>
            {
                facts.AddRange(raised);
                return Task.CompletedTask;
            };
            await message.Do("routed " + string.Join(' ', life.Words.Where(x => !MessageUnderTest.IsCommand(x)).Take(8)));
            messages.Add(message);
        }

        ListEventStore overTheBus = await SendAsync(facts);

        ILookup<Guid, EventWrite> writes = overTheBus.Writes.ToLookup(x => x.Id);
        foreach (MessageUnderTest message in messages)
        {
            Assert.Equal(message.Store.Writes.Select(Content), writes[message.SmsId].Select(Content));
            Assert.Equal(MessageDump.Of(await message.LoadAsync()), MessageDump.Of((await new DirectRaise(Sample.Machine(), overTheBus).LoadAsync(message.SmsId))!));
        }
    }

    private static IEnumerable<RandomLife> SomeLives()
    {
        foreach (RandomLife pair in StateTable.Pairs)
        {
            yield return pair;
        }

        PCG random = new(7);
        for (int i = 0; i < Lives; i++)
        {
            yield return RandomLife.Any.Generate(random, null, out _) with { Reroutable = i % 4 == 0 };
        }
    }

    private static async Task<ListEventStore> SendAsync(List<IMessageFact> facts)
    {
        ListEventStore store = new();
        await using ServiceProvider provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IEventStore>(store)
            .AddSingleton(Sample.Machine().Projection)
            .AddMassTransit(x =>
            {
                x.DisableUsageTelemetry();
                x.AddSagaStateMachine<MessageStateMachine, MessageSaga>().EventSourcedRepository();
                x.UsingInMemory((context, bus) => bus.ReceiveEndpoint("facts", endpoint =>
                {
                    // Order is what is compared here, so one after the other.
                    endpoint.ConcurrentMessageLimit = 1;
                    endpoint.ConfigureSaga<MessageSaga>(context);
                }));
            })
            .BuildServiceProvider(validateScopes: true);
        IBusControl bus = provider.GetRequiredService<IBusControl>();
        ConsumedCount consumed = new(facts.Count);
        bus.ConnectReceiveObserver(consumed);
        await bus.StartAsync();
        try
        {
            ISendEndpoint endpoint = await bus.GetSendEndpoint(new Uri("queue:facts"));
            foreach (IMessageFact fact in facts)
            {
                await endpoint.Send(fact, fact.GetType());
            }

            await consumed.All.WaitAsync(TimeSpan.FromMinutes(5));
        }
        finally
        {
            await bus.StopAsync();
        }

        Assert.Null(consumed.Fault);
        return store;
    }

    private static string Content(EventWrite x) =>
        $"{x.ExpectedVersion} {x.Deadline:O} {x.ExpireAfter} [{string.Join(", ", x.Records.Select(RecordCodec.Decode).Select(RecordSamples.Text))}] "
        + $"[{string.Join(", ", x.Outbox.Select(o => OutboxRow.FromOctets(o.Span)))}]";

    private sealed class ConsumedCount(int expected) : IReceiveObserver
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task All => _all.Task;

        public Exception? Fault { get; private set; }

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Count(null);

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Count(exception);

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Count(exception);

        private Task Count(Exception? fault)
        {
            Fault ??= fault;
            if (Interlocked.Increment(ref _count) == expected || fault is not null)
            {
                _all.TrySetResult();
            }

            return Task.CompletedTask;
        }
    }
}
