using MassTransit;

namespace SmppSaga.Gateway.Routing;

/// <summary>The queue send-sms: every SendSms that is published.</summary>
internal sealed class RoutingConsumerDefinition : ConsumerDefinition<RoutingConsumer>
{
    // One channel publishes at most 64 messages at once without being slowed down by the client.
    private const int Parallel = 64;

    public RoutingConsumerDefinition()
    {
        EndpointName = "send-sms";
        ConcurrentMessageLimit = Parallel;
    }

    protected override void ConfigureConsumer(IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<RoutingConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = Parallel;
}
