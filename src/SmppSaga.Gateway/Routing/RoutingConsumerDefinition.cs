using MassTransit;

namespace SmppSaga.Gateway.Routing;

/// <summary>The queue send-sms: every SendSms that is published.</summary>
internal sealed class RoutingConsumerDefinition : ConsumerDefinition<RoutingConsumer>
{
    public const string Queue = "send-sms";

    // One channel publishes at most 64 messages at once without being slowed down by the client.
    private const int Parallel = 64;

    public RoutingConsumerDefinition()
    {
        EndpointName = Queue;
        ConcurrentMessageLimit = Parallel;
    }

    protected override void ConfigureConsumer(IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<RoutingConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = Parallel;
}
