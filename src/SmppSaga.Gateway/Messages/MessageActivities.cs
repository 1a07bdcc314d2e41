using MassTransit;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>The vocabulary of the state machine: record, announce, look again, settle, move.</summary>
internal static class MessageActivities
{
    public static EventActivityBinder<MessageSaga, T> Record<T>(this EventActivityBinder<MessageSaga, T> binder, Func<BehaviorContext<MessageSaga, T>, MessageRecord> record)
        where T : class =>
        binder.Then(x => x.Saga.Record(record(x), Projection(x)));

    public static EventActivityBinder<MessageSaga, T> RecordEach<T>(
        this EventActivityBinder<MessageSaga, T> binder, Func<BehaviorContext<MessageSaga, T>, IEnumerable<MessageRecord>> records)
        where T : class =>
        binder.Then(x =>
        {
            foreach (MessageRecord record in records(x))
            {
                x.Saga.Record(record, Projection(x));
            }
        });

    public static EventActivityBinder<MessageSaga, T> Announce<T>(this EventActivityBinder<MessageSaga, T> binder, Func<BehaviorContext<MessageSaga, T>, OutboxRow> row)
        where T : class =>
        binder.Then(x => x.Saga.Announce(row(x), Projection(x)));

    public static EventActivityBinder<MessageSaga, T> LookAgain<T>(this EventActivityBinder<MessageSaga, T> binder, Func<BehaviorContext<MessageSaga, T>, DateTimeOffset?> at)
        where T : class =>
        binder.Then(x => x.Saga.LookAgain(at(x), Projection(x)));

    public static EventActivityBinder<MessageSaga, T> MoveTo<T>(this EventActivityBinder<MessageSaga, T> binder, State state)
        where T : class =>
        binder.Add(new MoveActivity(binder.StateMachine.GetState(state.Name), binder.StateMachine.Accessor));

    /// <summary>Moves to the final state that the parts' outcomes lead to, once no part is open any more.</summary>
    public static EventActivityBinder<MessageSaga, T> Settle<T>(this EventActivityBinder<MessageSaga, T> binder, MessageStateMachine machine)
        where T : class =>
        binder.If(x => !x.Saga.IsTerminal, x => x.SettleAnyway(machine));

    /// <summary>As <see cref="Settle"/>, for the one record that itself makes Acknowledged terminal: the end of the wait for receipts.</summary>
    public static EventActivityBinder<MessageSaga, T> SettleAnyway<T>(this EventActivityBinder<MessageSaga, T> binder, MessageStateMachine machine)
        where T : class =>
        binder.If(x => x.Saga.Settlement() is not null, settled => settled
            .IfElse(x => x.Saga.Settlement() == MessageState.Delivered, x => x.MoveTo(machine.Delivered), other => other
                .If(x => x.Saga.Settlement() == MessageState.Failed, x => x.MoveTo(machine.Failed))
                .If(x => x.Saga.Settlement() == MessageState.Expired, x => x.MoveTo(machine.Expired))
                .If(x => x.Saga.Settlement() == MessageState.Rejected, x => x.MoveTo(machine.Rejected))
                .If(x => x.Saga.Settlement() == MessageState.Unknown, x => x.MoveTo(machine.Unknown))));

    /// <summary>Moves to the open state that fits: on to Acknowledged, out of Uncertain when nothing is held any more, to Accepted while a part waits for its write or retry, else to Submitted.</summary>
    public static EventActivityBinder<MessageSaga, T> Resume<T>(this EventActivityBinder<MessageSaga, T> binder, MessageStateMachine machine)
        where T : class =>
        binder.If(x => x.Saga.OpenState() is not null, moved => moved
            .If(x => x.Saga.OpenState() == MessageState.Acknowledged, x => x.MoveTo(machine.Acknowledged))
            .If(x => x.Saga.OpenState() == MessageState.Accepted, x => x.MoveTo(machine.Accepted))
            .If(x => x.Saga.OpenState() == MessageState.Submitted, x => x.MoveTo(machine.Submitted)));

    private static EventProjection Projection<T>(BehaviorContext<MessageSaga, T> x)
        where T : class => ((MessageStateMachine)x.StateMachine).Projection;
}
