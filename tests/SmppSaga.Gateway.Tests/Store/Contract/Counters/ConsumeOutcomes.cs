using System.Collections.Concurrent;
using MassTransit;

namespace SmppSaga.Gateway.Tests.Store.Contract.Counters;

/// <summary>Tells of each message, by its id, when it has been received for good, saga saved, and with what exception.</summary>
internal sealed class ConsumeOutcomes : IReceiveObserver
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<Exception?>> _outcomes = [];

    public Task<Exception?> Of(Guid messageId) => Source(messageId).Task;

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Settle(context, null);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
    {
        Source(context.MessageId!.Value).TrySetResult(exception);
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Settle(context, exception);

    private Task Settle(ReceiveContext context, Exception? exception)
    {
        Source(context.GetMessageId()!.Value).TrySetResult(exception);
        return Task.CompletedTask;
    }

    private TaskCompletionSource<Exception?> Source(Guid messageId) =>
        _outcomes.GetOrAdd(messageId, static _ => new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously));
}
