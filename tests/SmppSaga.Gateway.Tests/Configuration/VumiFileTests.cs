using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public class VumiFileTests
{
    private const string Smallest = "system_id: acme\nhost: smsc.example\n";

    [Theory]
    [InlineData("TRANSPORT_NAME: upper", "upper")]
    [InlineData("transport_name: lower", "lower")]
    [InlineData("", "main")]
    public void The_transports_name_names_the_connector(string key, string name) =>
        Assert.Equal([name], GatewayYaml.Options(Smallest + key).Connectors.Keys);

    [Fact]
    public void What_the_file_leaves_out_has_Vumis_value_where_ours_differs()
    {
        ConnectorOptions connector = GatewayYaml.Options(Smallest).Connectors["main"];

        Assert.Equal((0, 1, 0, 0), (connector.DestAddrTon, connector.DestAddrNpi, connector.SourceAddrTon, connector.SourceAddrNpi));
        Assert.Equal((TimeSpan.FromSeconds(55), TimeSpan.FromSeconds(30), 1), (connector.EnquireLinkInterval, connector.BindTimeout, connector.RegisteredDelivery));
    }

    [Fact]
    public void Vumis_keys_that_have_a_name_here_are_in_effect()
    {
        ConnectorOptions connector = GatewayYaml.Options("""
            system_id: acme
            twisted_endpoint: tcp:host=smsc.example:port=2776
            smpp_bind_timeout: 20
            smpp_enquire_link_interval: 40
            mt_tps: 10
            registered_delivery: False
            address_range: "^27"
            service_type: VMA
            source_addr_ton: 1
            send_multipart_udh: yes
            """).Connectors["main"];

        Assert.Equal(("smsc.example", 2776), (connector.Host.Single(), connector.Port));
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40), 10), (connector.BindTimeout, connector.EnquireLinkInterval, connector.Tps));
        Assert.Equal((0, "^27", "VMA", 1), (connector.RegisteredDelivery, connector.AddressRange, connector.ServiceType, connector.SourceAddrTon));
        Assert.Equal(LongMessages.Udh8, connector.LongMessages);
    }

    [Theory]
    [InlineData("throttle_delay: 0.1", "throttle_delay")]
    [InlineData("data_coding_overrides: {0: gsm0338}", "data_coding_overrides")]
    [InlineData("redis_manager: {host: redis}", "redis_manager")]
    [InlineData("middleware: [{logging: x}]", "middleware")]
    public void Vumis_other_keys_are_known_and_wait(string line, string key)
    {
        Assert.Equal([$"{key} is known, not yet in effect"], GatewayYaml.Load(Smallest + line).Findings.Select(finding => finding.Text));
        Assert.Equal([$"connectors.main.{key} is known, not yet in effect"], GatewayYaml.Load(GatewayYaml.Connector(line)).Findings.Select(finding => finding.Text));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("disable_ack: false", true)]
    [InlineData("disable_ack: true", false)]
    public void Acks_are_published_unless_the_file_disables_them(string line, bool published)
    {
        GatewayFileResult result = GatewayYaml.Load(Smallest + line);

        Assert.Equal(published, result.Options!.Bus.Publish.Contains("SmsAcknowledged"));
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_long_password_is_cut_as_Vumi_cuts_it()
    {
        GatewayFileResult result = GatewayYaml.Load(Smallest + "password: 123456789");

        Assert.Equal("12345678", result.Options!.Connectors["main"].Password);
        Assert.Contains("gateway.yaml:3:11: warning: password is 9 characters long, expected at most 8: cut to 8, as Vumi does", result.Findings.Select(finding => finding.ToString()));
    }

    [Theory]
    [InlineData("system_id: acme\nbus: {}\nhost: h", "1:1: system_id and 1 more keys of Vumi beside the section bus (line 2), expected one form or the other: here below connectors.NAME")]
    [InlineData("bus: {}\nCOUNTRY_CODE: 27", "2:1: COUNTRY_CODE, a key of Vumi, beside the section bus (line 1), expected one form or the other: here below routing")]
    [InlineData("system_id: acme\nhost: h\nTRANSPORT_NAME: a\ntransport_name: b", "4:1: duplicate key transport_name, expected once, first as TRANSPORT_NAME in line 3")]
    [InlineData("system_id: acme", "1:1: host is missing, expected the SMSC's host")]
    [InlineData("TRANSPORT_NAME: a\nhost: h", "1:1: system_id is missing, expected the account's name at the SMSC")]
    [InlineData("system_id: acme\nhost: h\nport: x", "3:7: port is \"x\", expected integer 1..65535")]
    [InlineData("system_id: acme\nhost: h\nOPERATOR_PREFIX: {27x: A}", "3:19: OPERATOR_PREFIX: prefix \"27x\", expected up to 20 digits")]
    [InlineData("system_id: acme\nhost: h\npasword: x", "3:1: unknown key pasword, expected a key of the file, nearest password")]
    [InlineData("system_id: <provided by SMSC>\nhost: h", "1:12: system_id is \"<provided by SMSC>\", expected ASCII text of 1 to 15 characters")]
    [InlineData("system_id: acme\nhost: h\ntwisted_endpoint: ssl:x", "3:19: twisted_endpoint is \"ssl:x\", expected tcp:host=HOST:port=PORT")]
    public void Mistakes_name_the_keys_as_typed(string yaml, string finding) =>
        Assert.Equal([$"gateway.yaml:{finding}"], GatewayYaml.Load(yaml).Mistakes.Select(mistake => mistake.ToString()));

    [Fact]
    public void Printed_in_our_form_it_means_the_same()
    {
        GatewayOptions vumi = GatewayYaml.Options(GatewayYaml.VumiExample);

        string ours = GatewayText.Write(vumi);

        Assert.DoesNotContain("secret", ours, StringComparison.Ordinal);
        GatewayOptions read = GatewayYaml.Options(ours, ("SMPP_PASSWORD", "secret"));
        Assert.Equal(ours, GatewayText.Write(read));
        Assert.Equal("secret", read.Connectors["smpp_transport"].Password);
        Assert.Equal(vumi.Routing.OperatorPrefix.OrderBy(pair => pair.Key), read.Routing.OperatorPrefix.OrderBy(pair => pair.Key));
        Assert.Equal(vumi.Bus.Publish.Order(), read.Bus.Publish.Order());
    }
}
