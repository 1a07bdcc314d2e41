using MassTransit;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Binds;

/// <summary>The failpoint G3.after_ack: a delivery of a submit queue was acknowledged. Registered only in a process that has failpoints.</summary>
internal sealed class AckFailpoint : IReceiveObserver
{
    public Task PostReceive(ReceiveContext context) =>
        context.InputAddress.AbsolutePath.Contains("/submit-sms-", StringComparison.Ordinal) ? Failpoint.AtAsync("G3.after_ack") : Task.CompletedTask;

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
