using MassTransit;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>The vocabulary of the state machine: record, announce, settle.</summary>
internal static class MessageActivities
{
    public static EventActivityBinder<MessageSaga, T> Record<T>(this EventActivityBinder<MessageSaga, T> binder, Func<BehaviorContext<MessageSaga, T>, MessageRecord> record)
        where T : class =>
        binder.Then(x => x.Saga.Record(record(x), ((MessageStateMachine)x.StateMachine).Projection));

    public static EventActivityBinder<MessageSaga, T> Announce<T>(
        this EventActivityBinder<MessageSaga, T> binder, Func<BehaviorContext<MessageSaga, T>, OutboxRow> row, Func<BehaviorContext<MessageSaga, T>, DateTimeOffset?>? deadline = null)
        where T : class =>
        binder.Then(x => x.Saga.Announce(row(x), ((MessageStateMachine)x.StateMachine).Projection, deadline?.Invoke(x)));

    /// <summary>Moves to the state that the parts' outcomes lead to, when no part is open any more.</summary>
    public static EventActivityBinder<MessageSaga, T> Settle<T>(this EventActivityBinder<MessageSaga, T> binder, MessageStateMachine machine)
        where T : class =>
        binder
            .If(x => x.Saga.Settlement() == MessageState.Delivered, x => x.TransitionTo(machine.Delivered))
            .If(x => x.Saga.Settlement() == MessageState.Failed, x => x.TransitionTo(machine.Failed))
            .If(x => x.Saga.Settlement() == MessageState.Expired, x => x.TransitionTo(machine.Expired))
            .If(x => x.Saga.Settlement() == MessageState.Rejected, x => x.TransitionTo(machine.Rejected))
            .If(x => x.Saga.Settlement() == MessageState.Unknown, x => x.TransitionTo(machine.Unknown));
}
