using MassTransit;
using Microsoft.Extensions.Logging;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Binds.Control;

/// <summary>Takes what services and people ask of a connector. Any pod may take it; the store tells the others.</summary>
internal sealed partial class ConnectorCommandsConsumer(ConnectorControl control, LiveOptions live, ILogger<ConnectorCommandsConsumer> logger)
    : IConsumer<PauseConnector>, IConsumer<ResumeConnector>, IConsumer<RebindConnector>
{
    public async Task Consume(ConsumeContext<PauseConnector> context)
    {
        string connector = Known(context.Message.Connector);
        LogAsked(connector, "pause", await control.PauseAsync(connector, context.CancellationToken));
    }

    public async Task Consume(ConsumeContext<ResumeConnector> context)
    {
        string connector = Known(context.Message.Connector);
        LogAsked(connector, "resume", await control.ResumeAsync(connector, context.CancellationToken));
    }

    public async Task Consume(ConsumeContext<RebindConnector> context)
    {
        string connector = Known(context.Message.Connector);
        await control.RebindAsync(connector, context.CancellationToken);
        LogAsked(connector, "rebind", true);
    }

    // A name with a mistake in it must not look as if it had worked: the command ends in the _error queue with this reason.
    private string Known(string? connector) => connector is not null && live.Current.Connectors.ContainsKey(connector)
        ? connector
        : throw new ArgumentException($"connector: expected one of {string.Join(", ", live.Current.Connectors.Keys)}, got '{connector}'.", nameof(connector));

    [LoggerMessage(3081, LogLevel.Information, "Connector {Connector}: {Command} was asked for; changed: {Changed}")]
    private partial void LogAsked(string connector, string command, bool changed);
}
