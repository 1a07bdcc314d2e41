using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Api;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Hosting;

/// <summary>Puts the whole gateway together in one process.</summary>
internal static class GatewayHost
{
    /// <summary>A host that is built, not started. With an empty http.listen it opens no port.</summary>
    public static IHost Build(GatewayOptions options, Action<ILoggingBuilder>? logging = null, Action<IServiceCollection>? services = null)
    {
        if (options.Http.Listen.Length == 0)
        {
            HostApplicationBuilder plain = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            plain.Logging.AddGatewayLogging(logging);
            plain.Services.AddGateway(options);
            services?.Invoke(plain.Services);
            return plain.Build();
        }

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Http.Listen);
        builder.Services.AddRoutingCore();
        builder.Logging.AddGatewayLogging(logging);
        builder.Services.AddGateway(options);
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapHealth();
        app.MapGroup("/api").AddEndpointFilter(new AdminAccess(options.Http.AdminToken)).MapConnectors();
        return app;
    }

    private static void AddGatewayLogging(this ILoggingBuilder logging, Action<ILoggingBuilder>? configure)
    {
        // Each retry there logs a whole stack; what matters of it is logged by us, once, in a line.
        logging.AddFilter("MassTransit", LogLevel.Warning);
        logging.AddFilter("MassTransit.ReceiveTransport", LogLevel.Error);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        configure?.Invoke(logging);
    }
}
