using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Context;
using MassTransit.Metadata;
using MassTransit.Serialization;

namespace SmppSaga.Gateway.Messages.Raise;

/// <summary>The consume context of a fact that is raised in process: no headers, no addresses, no broker.</summary>
internal sealed class RaiseConsumeContext() : BaseConsumeContext(RaiseReceiveContext.Instance, null!)
{
    public static readonly RaiseConsumeContext Instance = new();

    public override Task ConsumeCompleted => Task.CompletedTask;

    public override Guid? MessageId => null;

    public override Guid? RequestId => null;

    public override Guid? CorrelationId => null;

    public override Guid? ConversationId => null;

    public override Guid? InitiatorId => null;

    public override DateTime? ExpirationTime => null;

    public override Uri SourceAddress => null!;

    public override Uri DestinationAddress => null!;

    public override Uri ResponseAddress => null!;

    public override Uri FaultAddress => null!;

    public override DateTime? SentTime => null;

    public override Headers Headers => EmptyHeaders.Instance;

    public override HostInfo Host => HostMetadataCache.Host;

    public override IEnumerable<string> SupportedMessageTypes => [];

    public override bool HasPayloadType(Type payloadType) => false;

    public override bool TryGetPayload<T>([NotNullWhen(true)] out T? payload)
        where T : class
    {
        payload = null;
        return false;
    }

    public override T GetOrAddPayload<T>(PayloadFactory<T> payloadFactory) => payloadFactory();

    public override T AddOrUpdatePayload<T>(PayloadFactory<T> addFactory, UpdatePayloadFactory<T> updateFactory) => addFactory();

    public override bool HasMessageType(Type messageType) => false;

    public override bool TryGetMessage<T>([NotNullWhen(true)] out ConsumeContext<T>? consumeContext)
        where T : class
    {
        consumeContext = null;
        return false;
    }

    public override void AddConsumeTask(Task task)
    {
    }
}
