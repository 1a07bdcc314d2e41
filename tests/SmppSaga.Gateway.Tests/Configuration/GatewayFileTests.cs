using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public class GatewayFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("bus:\nstore:\nconnectors:\n")]
    public void An_empty_file_is_the_embedded_gateway(string yaml)
    {
        GatewayOptions options = GatewayYaml.Options(yaml);

        Assert.Equal((BusTransport.Memory, StoreKind.Memory, 0), (options.Bus.Transport, options.Store.Kind, options.Connectors.Count));
        Assert.Equal(options.Bus, GatewayFile.Embedded(new Dictionary<string, string>()).Options!.Bus);
    }

    [Fact]
    public void A_file_in_JSON_loads()
    {
        GatewayOptions options = GatewayYaml.Options("""
            {
             "bus": {"transport": "rabbitmq", "host": "127.0.0.1", "port": 40001, "username": "guest", "password": "guest"},
             "store": {"kind": "redis", "connection": "127.0.0.1:6379"},
             "http": {"listen": "http://127.0.0.1:40002"},
             "connectors": {"main": {"host": "127.0.0.1", "port": 2775, "system_id": "accept", "password": "secret", "window": 500,
              "registered_delivery": 1, "on_unknown_outcome": "hold", "response_timeout": "3s", "resend_after": "3s", "binds": 2}}
            }
            """);

        Assert.Equal(40001, options.Bus.Port);
        Assert.Equal((StoreKind.Redis, "127.0.0.1:6379"), (options.Store.Kind, options.Store.Connection));
        Assert.Equal("http://127.0.0.1:40002", options.Http.Listen);
        ConnectorOptions main = options.Connectors["main"];
        Assert.Equal((500, 2, UnknownOutcome.Hold), (main.Window, main.Binds, main.OnUnknownOutcome));
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)), (main.ResponseTimeout, main.Timers.ResendAfter));
    }

    [Fact]
    public void A_connectors_timer_wins_over_the_gateways_wherever_they_stand()
    {
        GatewayOptions options = GatewayYaml.Options("""
            connectors: { main: { host: h, system_id: s, park_ttl: 1m } }
            timers: { park_ttl: 2m, resend_after: 5s }
            """);

        TimerOptions timers = options.Connectors["main"].Timers;
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5), TimeSpan.FromHours(72)), (timers.ParkTtl, timers.ResendAfter, timers.ReceiptTimeout));
        Assert.Equal(TimeSpan.FromMinutes(2), options.Timers.ParkTtl);
    }

    [Theory]
    [InlineData("250ms", 0.25)]
    [InlineData("3s", 3)]
    [InlineData("3", 3)]
    [InlineData("0.5", 0.5)]
    [InlineData("2m", 120)]
    [InlineData("1 h", 3600)]
    public void Durations_have_a_unit_or_are_seconds(string written, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GatewayYaml.Options(GatewayYaml.Connector($"response_timeout: {written}")).Connectors["main"].ResponseTimeout);

    [Theory]
    [InlineData("host: a", "a")]
    [InlineData("host: [a, b]", "a,b")]
    public void Host_is_one_or_several(string host, string hosts) =>
        Assert.Equal(hosts, string.Join(',', GatewayYaml.Options($"connectors: {{ main: {{ {host}, system_id: s }} }}").Connectors["main"].Host));

    [Fact]
    public void Text_keeps_the_digits_as_written()
    {
        ConnectorOptions main = GatewayYaml.Options(GatewayYaml.Connector("password: 0123", "system_type: true")).Connectors["main"];

        Assert.Equal(("0123", "true"), (main.Password, main.SystemType));
    }

    [Fact]
    public void Connectors_keep_the_order_of_the_file() =>
        Assert.Equal(["z", "a"], GatewayYaml.Options("routing: { routes: [ { connectors: [z, a] } ] }\nconnectors: { z: { host: h, system_id: s }, a: { host: h, system_id: s } }").Connectors.Keys);

    [Fact]
    public void No_options_record_prints_a_secret()
    {
        GatewayOptions options = GatewayYaml.Options("bus: { password: hunter2 }\nhttp: { admin_token: hunter2 }\nstore: { connection: 'r,password=hunter2' }\n" + GatewayYaml.Connector("password: hunter2"));

        Assert.DoesNotContain("hunter2", $"{options} {string.Join(' ', options.Connectors.Values)}", StringComparison.Ordinal);
    }
}
