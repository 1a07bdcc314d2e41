using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>One gateway file: RabbitMQ, Redis, an SMSC, the operators of the seed's example, and short timers.</summary>
internal sealed record Setup(RabbitVhost Vhost, int SmscPort)
{
    public const string Password = "pa55w0rd";

    public const string SystemId = "acme";

    public string Redis { get; init; } = RealServers.RedisConnection;

    /// <summary>Gateways of one fleet share it.</summary>
    public string KeyPrefix { get; init; } = RealServers.NewKeyPrefix();

    public string BusUsername { get; init; } = Vhost.Username;

    public int RabbitPort { get; init; } = RealServers.RabbitMqPort;

    public string SmppPassword { get; init; } = Password;

    public bool AllowUnsafe { get; init; }

    public int Window { get; init; } = 10;

    public int Binds { get; init; } = 1;

    public string Bind { get; init; } = "transceiver";

    public string ResponseTimeout { get; init; } = "30s";

    public string ResendAfter { get; init; } = "1s";

    public string Lease { get; init; } = "2s";

    public string DrainTimeout { get; init; } = "25s";

    public string ParkTtl { get; init; } = "10m";

    public string OnUnknownOutcome { get; init; } = "resend";

    public IReadOnlyList<string> Publish { get; init; } = [.. BusOptions.Events];

    public string TextRetention { get; init; } = "24h";

    public int OutboxLimit { get; init; } = 100_000;

    public string AuthBackoff { get; init; } = "1s";

    /// <summary>Empty opens no port.</summary>
    public string Listen { get; init; } = "";

    /// <summary>JSON, which is YAML too.</summary>
    public string File() => JsonSerializer.Serialize(new
    {
        bus = new
        {
            transport = "rabbitmq", host = "127.0.0.1", port = RabbitPort, virtual_host = Vhost.Name, username = BusUsername, password = Vhost.Password,
            publish = Publish,
        },
        store = new { kind = "redis", connection = Redis, key_prefix = KeyPrefix, allow_unsafe = AllowUnsafe, text_retention = TextRetention, outbox_limit = OutboxLimit },
        http = new { listen = Listen },
        timers = new { lease = Lease, drain_timeout = DrainTimeout, resend_after = ResendAfter, park_ttl = ParkTtl },
        routing = new
        {
            country_code = "27",
            operator_prefix = new Dictionary<string, object> { ["2782"] = "VODACOM", ["2783"] = "MTN", ["2784"] = "CELLC" },
            operator_number = new Dictionary<string, string> { ["VODACOM"] = "10020", ["MTN"] = "10030", ["CELLC"] = "10040" },
        },
        connectors = new
        {
            main = new
            {
                host = "127.0.0.1", port = SmscPort, system_id = SystemId, password = SmppPassword, bind = Bind, binds = Binds, window = Window, response_timeout = ResponseTimeout,
                on_unknown_outcome = OnUnknownOutcome, auth_backoff = AuthBackoff, bind_timeout = "5s",
            },
        },
    });

    /// <summary>The same file as options, for a gateway in this process.</summary>
    public GatewayOptions Options()
    {
        GatewayFileResult result = GatewayFile.Parse(File(), "test.json", environment: new Dictionary<string, string>(StringComparer.Ordinal));
        return result.Options ?? throw new InvalidOperationException(string.Join('\n', result.Findings));
    }

    public static string FreeListen() => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
