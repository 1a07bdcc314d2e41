using MassTransit;
using MassTransit.SagaStateMachine;

namespace SmppSaga.Gateway.Messages;

/// <summary>
/// A transition that raises no events of entering and leaving: nothing here listens to them, and the four of them cost more than the rest of an
/// activity. For graphs it is the transition that it is.
/// </summary>
internal sealed class MoveActivity(State<MessageSaga> to, IStateAccessor<MessageSaga> accessor) :
    TransitionActivity<MessageSaga>(to, accessor), IStateMachineActivity<MessageSaga>
{
    private readonly int _to = (int)Enum.Parse<MessageState>(to.Name);

    Task IStateMachineActivity<MessageSaga>.Execute(BehaviorContext<MessageSaga> context, IBehavior<MessageSaga> next)
    {
        context.Saga.CurrentState = _to;
        return next.Execute(context);
    }

    Task IStateMachineActivity<MessageSaga>.Execute<T>(BehaviorContext<MessageSaga, T> context, IBehavior<MessageSaga, T> next)
    {
        context.Saga.CurrentState = _to;
        return next.Execute(context);
    }
}
