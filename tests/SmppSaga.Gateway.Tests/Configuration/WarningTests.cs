namespace SmppSaga.Gateway.Tests.Configuration;

public class WarningTests
{
    private const string Main = "\nconnectors: { main: { host: h, system_id: s } }";

    [Theory]
    [InlineData("routing: { operator_prefix: { 277: SHORT, 2771: LONG, 27711: LONGER } }", "1:31: warning: routing.operator_prefix: prefix 277 (SHORT) overlaps 2771 (LONG, line 1): the longest prefix wins", "1:43: warning: routing.operator_prefix: prefix 2771 (LONG) overlaps 27711 (LONGER, line 1): the longest prefix wins")]
    [InlineData("routing: { operator_prefix: { 27: REST, 2771: A, 2772: B, 2773: REST } }", "1:31: warning: routing.operator_prefix: prefix 27 (REST) overlaps 2771 (A, line 1) and 1 more: the longest prefix wins")]
    [InlineData("routing: { operator_prefix: { 2771: { 8: X } } }", "1:39: warning: routing.operator_prefix: prefix 8 inside 2771 can never match, expected a key that starts with 2771")]
    [InlineData("routing: { operator_prefix: { '': REST } }", "1:31: warning: routing.operator_prefix: the empty prefix matches every number, so none is UNKNOWN")]
    [InlineData("routing: { operator_prefix: { 2783: MTN, 2782: VODACOM }, operator_number: { UNKNOWN: '1', VODACOM: '', MTN: '2' } }", "1:42: warning: operator VODACOM has no number: its messages keep their own sender", "1:59: warning: the sender of every message to UNKNOWN, MTN is replaced by the operator's number; sender_policy: message_first keeps it")]
    [InlineData("routing: { sender_policy: message_first, operator_number: { MTN: '2' } }", "1:42: warning: operator UNKNOWN has no number: its messages keep their own sender", "1:61: warning: operator MTN has a number but no prefix: only messages that name it use it")]
    [InlineData("routing: { routes: [ { connectors: main }, { operator: MTN, connectors: main } ] }", "1:44: warning: routing.routes[1] is never reached: routing.routes[0] matches all of it")]
    [InlineData("bus: { password: hunter2 }", "1:18: warning: bus.password holds a secret in plain text, expected ${env:NAME} or ${file:path}")]
    [InlineData("http: { admin_token: hunter2 }", "1:22: warning: http.admin_token holds a secret in plain text, expected ${env:NAME} or ${file:path}")]
    [InlineData("store: { connection: 'r:6379,password=hunter2' }", "1:22: warning: store.connection holds a secret in plain text, expected ${env:NAME} or ${file:path}")]
    [InlineData("http: { listen: 'http://0.0.0.0:8080' }", "1:9: warning: http.listen is not loopback and there is no http.admin_token: only health is served")]
    [InlineData("bus: { transport: rabbitmq }", "1:1: warning: store.kind is memory behind a real bus: what is in flight is lost when the process ends, expected redis")]
    [InlineData("bus: { publish: [] }", "1:8: warning: bus.publish is without DeliveryReported: no sender learns how a message ended")]
    [InlineData("bus: { reports: batch }", "1:8: warning: bus.reports is known, not yet in effect")]
    [InlineData("timers: {}")]
    [InlineData("store: { connection: 'r:6379' }")]
    [InlineData("http: { listen: 'http://[::1]:8080' }")]
    public void What_is_valid_and_perhaps_not_meant_is_a_warning_with_its_place(string yaml, params string[] findings) =>
        Assert.Equal(findings.Select(finding => $"gateway.yaml:{finding}"), GatewayYaml.Load(yaml + Main).Findings.Select(finding => finding.ToString()));

    [Theory]
    [InlineData("", "no connector that can submit, expected one: every message is refused with no_route")]
    [InlineData("bus: {}", "no connector that can submit, expected one: every message is refused with no_route")]
    [InlineData("routing: { routes: [ { connectors: a } ] }\nconnectors: { a: { host: h, system_id: s }, b: { host: h, system_id: s } }", "connector b is in no route: only messages that name it go there")]
    public void Connectors_that_take_nothing_are_a_warning(string yaml, string text) =>
        Assert.Equal(text, GatewayYaml.Load(yaml).Findings.Single().Text);

    [Theory]
    [InlineData("transmitter, registered_delivery: 1", true)]
    [InlineData("transmitter, registered_delivery: 18", true)]
    [InlineData("transmitter", true)]
    [InlineData("transmitter, registered_delivery: 0", false)]
    [InlineData("pair", false)]
    [InlineData("transceiver", false)]
    public void Receipts_that_no_session_of_the_connector_can_take_are_a_warning(string bind, bool warned)
    {
        string[] expected = ["gateway.yaml:1:46: warning: connectors.main.bind is transmitter: the receipts it asks for cannot come over it, and a receiver elsewhere knows none of its messages, expected pair or registered_delivery: 0"];

        Assert.Equal(warned ? expected : [], GatewayYaml.Load($"connectors: {{ main: {{ host: h, system_id: s, bind: {bind} }} }}").Findings.Select(static x => x.ToString()));
    }

    [Theory]
    [InlineData("4", true)]
    [InlineData("9", true)]
    [InlineData("1", false)]
    [InlineData("17", false)]
    public void Acknowledgements_that_handsets_would_send_are_a_warning(string registeredDelivery, bool warned)
    {
        string[] expected = [$"gateway.yaml:1:46: warning: connectors.main.registered_delivery is {registeredDelivery} and asks the handsets for acknowledgements: each is refused until messages from handsets are received, expected 0, 1 or 2"];

        Assert.Equal(warned ? expected : [], GatewayYaml.Load($"connectors: {{ main: {{ host: h, system_id: s, registered_delivery: {registeredDelivery} }} }}").Findings.Select(static x => x.ToString()));
    }

    [Fact]
    public void Very_many_warnings_hide_no_mistake()
    {
        string routes = string.Join(", ", Enumerable.Repeat("{ connectors: main }", 200));
        string yaml = $"routing: {{ routes: [ {routes} ] }}{Main}";

        Assert.Equal(101, GatewayYaml.Load(yaml).Findings.Count);
        Assert.NotNull(GatewayYaml.Load(yaml).Options);
        Assert.Equal("gateway.yaml:3:14: bus.port is \"x\", expected integer 1..65535", GatewayYaml.Load(yaml + "\nbus: { port: x }").Mistakes.Single().ToString());
    }

    [Fact]
    public void No_finding_ever_shows_a_secret()
    {
        string yaml = $$"""
            bus: { password: hunter2 }
            http: { admin_token: "${hunter2}" }
            store: { connection: "r,password=hunter2{{new string('2', 1024)}}" }
            connectors: { main: { host: h, system_id: s, password: hunter2hunter2 } }
            """;

        Assert.All(GatewayYaml.Load(yaml).Findings, finding => Assert.DoesNotContain("hunter2", finding.Text, StringComparison.Ordinal));
        Assert.Equal(3, GatewayYaml.Load(yaml).Mistakes.Count());
    }
}
