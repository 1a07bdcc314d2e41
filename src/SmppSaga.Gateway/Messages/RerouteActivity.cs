using MassTransit;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>The last word of the vocabulary: a message that failed as a whole starts anew over the next connector, where its route asks for that.</summary>
internal static class RerouteActivity
{
    /// <summary>Goes before settling: what goes on over another connector has no final report yet.</summary>
    public static EventActivityBinder<MessageSaga, T> Reroute<T>(
        this EventActivityBinder<MessageSaga, T> binder, MessageStateMachine machine, Func<T, DateTimeOffset> at, Func<T, string> why)
        where T : class =>
        binder.If(x => x.Saga.NextConnector(at(x.Message)) is not null, moved => moved
            .Record(x => new MessageRerouted
            {
                At = at(x.Message), From = x.Saga.Connector, To = x.Saga.NextConnector(at(x.Message))!, Instead = x.Saga.Settlement()!.Value, Detail = why(x.Message),
            })
            .TransitionTo(machine.Accepted)
            .Announce(x => OutboxRow.SubmitSms(x.Saga.CorrelationId, x.Saga.Connector)));
}
