using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public class SeedFileTests
{
    [Fact]
    public void The_seeds_example_loads_as_it_stands()
    {
        GatewayOptions options = GatewayYaml.Options(GatewayYaml.VumiExample);

        (string name, ConnectorOptions connector) = Assert.Single(options.Connectors);
        Assert.Equal("smpp_transport", name);
        Assert.Equal(["smpp.smppgateway.com"], connector.Host);
        Assert.Equal(2775, connector.Port);
        Assert.Equal("accept", connector.SystemId);
        Assert.Equal("secret", connector.Password);
        Assert.Equal("", connector.SystemType);
        Assert.Equal(0x34, connector.InterfaceVersion);
        Assert.Equal(1, connector.DestAddrTon);
        Assert.Equal(1, connector.DestAddrNpi);
        Assert.Equal(1, connector.RegisteredDelivery);
        Assert.Equal(BusTransport.Memory, options.Bus.Transport);
        Assert.Equal(StoreKind.Memory, options.Store.Kind);
    }

    [Fact]
    public void Its_nested_prefixes_are_flattened_with_their_integer_keys()
    {
        RoutingOptions routing = GatewayYaml.Options(GatewayYaml.VumiExample).Routing;

        Assert.Equal("27", routing.CountryCode);
        Assert.Equal(31, routing.OperatorPrefix.Count);
        Assert.Equal("MTN", routing.OperatorPrefix["27710"]);
        Assert.Equal("8TA", routing.OperatorPrefix["27811"]);
        Assert.Equal("CELLC", routing.OperatorPrefix["2784"]);
        Assert.DoesNotContain("2771", routing.OperatorPrefix.Keys);
        Assert.Equal("27811005555", routing.OperatorNumber["8TA"]);
        Assert.Equal(SenderPolicy.OperatorNumber, routing.SenderPolicy);
    }

    [Fact]
    public void It_warns_of_the_plain_password_and_of_replaced_senders_only() =>
        Assert.Equal(
            [
                "gateway.yaml:2:11: warning: password holds a secret in plain text, expected ${env:NAME} or ${file:path}",
                "gateway.yaml:18:1: warning: the sender of every message to VODACOM, MTN, CELLC, VIRGIN, 8TA, UNKNOWN is replaced by the operator's number; sender_policy: message_first keeps it",
            ],
            GatewayYaml.Load(GatewayYaml.VumiExample).Findings.Select(finding => finding.ToString()));
}
