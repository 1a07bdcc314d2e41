using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public class OverrideTests
{
    private const string File = """
        bus: { transport: rabbitmq, host: from-file }
        routing: { operator_prefix: { 2783: MTN }, operator_number: { MTN: "1" } }
        connectors: { mtn-1: { host: h, system_id: s, mt_tps: 5 } }
        """;

    [Fact]
    public void An_environment_variable_overrides_the_file() =>
        Assert.Equal("from-env", GatewayYaml.Options(File, ("SMPPSAGA__BUS__HOST", "from-env")).Bus.Host);

    [Fact]
    public void A_dash_in_a_name_is_an_underscore() =>
        Assert.Equal("secret", GatewayYaml.Options(File, ("SMPPSAGA__CONNECTORS__MTN_1__PASSWORD", "secret")).Connectors["mtn-1"].Password);

    [Fact]
    public void It_overrides_another_spelling_of_the_key_too() =>
        Assert.Equal(7, GatewayYaml.Options(File, ("SMPPSAGA__CONNECTORS__MTN_1__TPS", "7")).Connectors["mtn-1"].Tps);

    [Fact]
    public void It_adds_what_the_file_does_not_have()
    {
        GatewayOptions options = GatewayYaml.Options(
            "", ("SMPPSAGA__CONNECTORS__MAIN__HOST", "a.example, b.example"), ("SMPPSAGA__CONNECTORS__MAIN__SYSTEM_ID", "acme"), ("SMPPSAGA__TIMERS__RESEND_AFTER", "3s"));

        Assert.Equal(["a.example", "b.example"], options.Connectors["main"].Host);
        Assert.Equal(TimeSpan.FromSeconds(3), options.Connectors["main"].Timers.ResendAfter);
    }

    [Fact]
    public void Operators_keep_their_case()
    {
        RoutingOptions routing = GatewayYaml.Options(File, ("SMPPSAGA__ROUTING__OPERATOR_NUMBER__MTN", "2"), ("SMPPSAGA__ROUTING__OPERATOR_NUMBER__UNKNOWN", "3")).Routing;

        Assert.Equal("2", routing.OperatorNumber["MTN"]);
        Assert.Equal("3", routing.OperatorNumber["UNKNOWN"]);
    }

    [Fact]
    public void A_Vumi_file_gets_bus_and_store_this_way() =>
        Assert.Equal(BusTransport.RabbitMq, GatewayYaml.Options(GatewayYaml.VumiExample, ("SMPPSAGA__BUS__TRANSPORT", "rabbitmq")).Bus.Transport);

    [Theory]
    [InlineData("SMPPSAGA__BUS__PORT", "x", "environment variable SMPPSAGA__BUS__PORT: bus.port is \"x\", expected integer 1..65535")]
    [InlineData("SMPPSAGA__BUS__HOTS", "x", "environment variable SMPPSAGA__BUS__HOTS: unknown key bus.hots, expected a key of bus, nearest host")]
    public void A_mistake_in_a_variable_names_it(string name, string value, string finding) =>
        Assert.Equal(finding, GatewayYaml.Load(File, (name, value)).Mistakes.Single().ToString());

    [Fact]
    public void Other_variables_are_none_of_ours() =>
        Assert.Equal("from-file", GatewayYaml.Options(File, ("SMPPSAGA_TEST_REDIS", "x"), ("BUS__HOST", "x")).Bus.Host);
}
