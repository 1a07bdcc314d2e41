using MassTransit;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>The last word of the vocabulary: a message that failed as a whole, or that its connector does not take now, starts anew over the next one, where its route asks for that.</summary>
internal static class RerouteActivity
{
    /// <summary>Goes before settling: what goes on over another connector has no final report yet.</summary>
    public static EventActivityBinder<MessageSaga, T> Reroute<T>(
        this EventActivityBinder<MessageSaga, T> binder, MessageStateMachine machine, Func<T, DateTimeOffset> at, Func<T, string> why)
        where T : class =>
        binder.MoveOn(machine, at, why, x => x.Saga.NextConnector(at(x.Message)), x => x.Saga.Settlement()!.Value);

    /// <summary>Goes behind a deferral: what goes out over another connector now need not wait for this one.</summary>
    public static EventActivityBinder<MessageSaga, SubmitAnswered> RerouteInsteadOfRetry(this EventActivityBinder<MessageSaga, SubmitAnswered> binder, MessageStateMachine machine) =>
        binder.MoveOn(machine, x => x.At, x => x.CommandStatusName, x => x.Saga.NextConnectorInsteadOfRetry(x.Message.At, x.Message.RetryCause), _ => MessageState.Accepted);

    private static EventActivityBinder<MessageSaga, T> MoveOn<T>(
        this EventActivityBinder<MessageSaga, T> binder, MessageStateMachine machine, Func<T, DateTimeOffset> at, Func<T, string> why,
        Func<BehaviorContext<MessageSaga, T>, string?> next, Func<BehaviorContext<MessageSaga, T>, MessageState> instead)
        where T : class =>
        binder.If(x => next(x) is not null, moved => moved
            .Record(x => new MessageRerouted { At = at(x.Message), From = x.Saga.Connector, To = next(x)!, Instead = instead(x), Detail = why(x.Message) })
            .TransitionTo(machine.Accepted)
            .Announce(x => OutboxRow.SubmitSms(x.Saga.CorrelationId, x.Saga.Connector)));
}
