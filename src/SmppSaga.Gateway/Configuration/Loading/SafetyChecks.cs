using System.Net;

namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>Combinations that are valid and probably not meant.</summary>
internal static class SafetyChecks
{
    public static void Report(GatewayOptions options, LoadContext context)
    {
        if (options.Bus.Transport == BusTransport.RabbitMq && options.Store.Kind == StoreKind.Memory)
        {
            context.Warning(context.PlaceOf("store.kind"), "store.kind is memory behind a real bus: what is in flight is lost when the process ends, expected redis");
        }

        if (options.Bus.Transport == BusTransport.Memory && options.Store.Kind == StoreKind.Redis)
        {
            context.Warning(context.PlaceOf("bus.transport"), "bus.transport is memory before a real store: what waits in a queue when the process ends is found again only when its validity ends, expected rabbitmq");
        }

        if (!options.Bus.Publish.Contains("DeliveryReported"))
        {
            context.Warning(context.PlaceOf("bus.publish"), "bus.publish is without DeliveryReported: no sender learns how a message ended");
        }

        if (!IsLoopback(options.Http.Listen) && options.Http.AdminToken.Length == 0)
        {
            context.Warning(context.PlaceOf("http.listen"), "http.listen is not loopback and there is no http.admin_token: only health is served");
        }

        // Ids are kept by connector: a receipt that comes over another one belongs to no message.
        foreach ((string name, ConnectorOptions connector) in options.Connectors.Where(static x => x.Value.Bind == BindMode.Transmitter && x.Value.AsksForReceipts()))
        {
            context.Warning(
                context.PlaceOf($"connectors.{name}.bind"),
                $"connectors.{name}.bind is transmitter: the receipts it asks for cannot come over it, and a receiver elsewhere knows none of its messages, expected pair or registered_delivery: 0");
        }

        foreach ((string name, ConnectorOptions connector) in options.Connectors.Where(static x => (x.Value.RegisteredDelivery & 0x0C) != 0))
        {
            context.Warning(
                context.PlaceOf($"connectors.{name}.registered_delivery"),
                $"connectors.{name}.registered_delivery is {connector.RegisteredDelivery} and asks the handsets for acknowledgements: each is refused until messages from handsets are received, expected 0, 1 or 2");
        }
    }

    private static bool IsLoopback(string listen) =>
        listen.Length == 0
        || (Uri.TryCreate(listen, UriKind.Absolute, out Uri? uri)
            && (uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? address) && IPAddress.IsLoopback(address))));
}
