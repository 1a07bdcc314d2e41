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
    }

    private static bool IsLoopback(string listen) =>
        listen.Length == 0
        || (Uri.TryCreate(listen, UriKind.Absolute, out Uri? uri)
            && (uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? address) && IPAddress.IsLoopback(address))));
}
