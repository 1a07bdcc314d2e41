using System.Net;
using System.Net.Sockets;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Demo;

/// <summary>The embedded gateway that the demo runs: the example file, with bus and store in memory.</summary>
internal static class DemoConfiguration
{
    private const int PreferredPort = 8080;

    /// <param name="smsc">Where the SMSC listens.</param>
    /// <param name="http">Whether a port is opened for health.</param>
    public static GatewayOptions Create(DnsEndPoint smsc, bool http)
    {
        using Stream stream = typeof(DemoConfiguration).Assembly.GetManifestResourceStream("SmppSaga.Cli.Demo.example.yaml")!;
        using StreamReader reader = new(stream);
        GatewayFileResult file = GatewayFile.Parse(reader.ReadToEnd(), "example.yaml", environment: new Dictionary<string, string>(StringComparer.Ordinal));
        GatewayOptions options = file.Options ?? throw new InvalidOperationException(string.Join('\n', file.Mistakes));
        return options with
        {
            Http = options.Http with { Listen = http ? $"http://127.0.0.1:{FreePort()}" : "" },
            Connectors = options.Connectors.ToDictionary(x => x.Key, x => x.Value with { Host = [smsc.Host], Port = smsc.Port }, StringComparer.Ordinal),
        };
    }

    private static int FreePort()
    {
        try
        {
            using TcpListener preferred = new(IPAddress.Loopback, PreferredPort);
            preferred.Start();
            return PreferredPort;
        }
        catch (SocketException)
        {
            using TcpListener any = new(IPAddress.Loopback, 0);
            any.Start();
            return ((IPEndPoint)any.LocalEndpoint).Port;
        }
    }
}
