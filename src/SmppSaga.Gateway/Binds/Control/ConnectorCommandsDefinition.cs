using MassTransit;

namespace SmppSaga.Gateway.Binds.Control;

/// <summary>The queue connector-commands.</summary>
internal sealed class ConnectorCommandsDefinition : ConsumerDefinition<ConnectorCommandsConsumer>
{
    public ConnectorCommandsDefinition() => EndpointName = "connector-commands";
}
