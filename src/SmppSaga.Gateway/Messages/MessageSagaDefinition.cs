using MassTransit;
using SmppSaga.Contracts;

namespace SmppSaga.Gateway.Messages;

/// <summary>The queue message-commands: what services say about a message that exists. Facts come in process only and are not bound here.</summary>
internal sealed class MessageSagaDefinition : SagaDefinition<MessageSaga>
{
    private const int Partitions = 32;

    public MessageSagaDefinition() => EndpointName = "message-commands";

    protected override void ConfigureSaga(IReceiveEndpointConfigurator endpointConfigurator, ISagaConfigurator<MessageSaga> sagaConfigurator, IRegistrationContext context)
    {
        // A conflict means that a fact came in between: load again and look at the message as it is now.
        endpointConfigurator.UseMessageRetry(x => x.Immediate(20));
        IPartitioner partitioner = endpointConfigurator.CreatePartitioner(Partitions);
        sagaConfigurator.Message<CancelSms>(x => x.UsePartitioner(partitioner, m => m.Message.SmsId));
        sagaConfigurator.Message<ResolveUncertainSms>(x => x.UsePartitioner(partitioner, m => m.Message.SmsId));
    }
}
