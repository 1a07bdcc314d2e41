using MassTransit;
using MemoryPack;
using SmppSaga.Redis;

namespace SmppSaga.Gateway.Tests.Store.Contract.Counters;

/// <summary>A saga of the smallest kind: it counts.</summary>
public sealed class Counter : EventSourcedSaga<Added>
{
    public int Total { get; private set; }

    protected override DateTimeOffset? Deadline => CurrentState == nameof(CounterStateMachine.Counting) ? DateTimeOffset.UnixEpoch : null;

    protected override void Apply(Added record) => Total += record.Amount;

    protected override IEnumerable<ReadOnlyMemory<byte>> Announce(Added record) => [new byte[] { (byte)record.Amount }];
}

[MemoryPackable]
public sealed partial record Added(int Amount);

public sealed record Add(Guid Id, int Amount = 1);

public sealed record Peek(Guid Id);

public sealed record Move(Guid Id);

public sealed record Close(Guid Id, int Amount = 0);

public sealed class CounterStateMachine : MassTransitStateMachine<Counter>
{
    public CounterStateMachine()
    {
        InstanceState(x => x.CurrentState);
        Event(() => Add, x => x.CorrelateById(y => y.Message.Id));
        Event(() => Peek, x => x.CorrelateById(y => y.Message.Id));
        Event(() => Move, x => x.CorrelateById(y => y.Message.Id));
        Event(() => Close, x => x.CorrelateById(y => y.Message.Id));

        Initially(When(Add).Then(Record).TransitionTo(Counting));
        During(Counting, When(Add).Then(Record), Ignore(Peek), When(Move).TransitionTo(Elsewhere));
        During([Initial, Counting], When(Close).Then(x => x.Saga.Record(new Added(x.Message.Amount))).Finalize());
        SetCompletedWhenFinalized();
    }

    public State Counting { get; } = null!;

    public State Elsewhere { get; } = null!;

    public Event<Add> Add { get; } = null!;

    public Event<Peek> Peek { get; } = null!;

    public Event<Move> Move { get; } = null!;

    public Event<Close> Close { get; } = null!;

    private static void Record(BehaviorContext<Counter, Add> context)
    {
        context.Saga.Record(new Added(context.Message.Amount));
        if (context.Message.Amount < 0)
        {
            throw new InvalidOperationException("a negative amount");
        }
    }
}
