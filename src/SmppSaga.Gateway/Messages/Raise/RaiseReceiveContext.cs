using System.Net.Mime;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Serialization;
using MassTransit.Transports;

namespace SmppSaga.Gateway.Messages.Raise;

/// <summary>Stands where a transport's receive context stands when the machine is raised in process. Nothing can be sent or published through it: activities only record.</summary>
internal sealed class RaiseReceiveContext : BasePipeContext, ReceiveContext
{
    public static readonly RaiseReceiveContext Instance = new();

    private RaiseReceiveContext()
    {
    }

    public TimeSpan ElapsedTime => TimeSpan.Zero;

    public Uri InputAddress { get; } = new("loopback://localhost/direct");

    public ContentType ContentType => null!;

    public bool Redelivered => false;

    public Headers TransportHeaders => EmptyHeaders.Instance;

    public Task ReceiveCompleted => Task.CompletedTask;

    public bool IsDelivered => false;

    public bool IsFaulted => false;

    public ISendEndpointProvider SendEndpointProvider => NoEndpoints.Instance;

    public IPublishEndpointProvider PublishEndpointProvider => NoEndpoints.Instance;

    public bool PublishFaults => false;

    public MessageBody Body => throw NotHere();

    public Task NotifyConsumed<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task NotifyFaulted<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task NotifyFaulted(Exception exception) => Task.CompletedTask;

    public void AddReceiveTask(Task task)
    {
    }

    private static InvalidOperationException NotHere() => new("A message's activities only record: what goes out is projected from the records.");

    private sealed class NoEndpoints : ISendEndpointProvider, IPublishEndpointProvider
    {
        public static readonly NoEndpoints Instance = new();

        public ConnectHandle ConnectSendObserver(ISendObserver observer) => throw NotHere();

        public Task<ISendEndpoint> GetSendEndpoint(Uri address) => throw NotHere();

        public ConnectHandle ConnectPublishObserver(IPublishObserver observer) => throw NotHere();

        public Task<ISendEndpoint> GetPublishSendEndpoint<T>()
            where T : class => throw NotHere();
    }
}
