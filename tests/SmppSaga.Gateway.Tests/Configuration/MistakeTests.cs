using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public class MistakeTests
{
    [Theory]
    // Keys.
    [InlineData("bus: { hots: x }", "1:8: unknown key bus.hots, expected a key of bus, nearest host")]
    [InlineData("conectors: {}", "1:1: unknown key conectors, expected a key of the file, nearest connectors")]
    [InlineData("xyzzy: 1", "1:1: unknown key xyzzy, expected one of bus, store, http, timers, routing, connectors")]
    [InlineData("store:\n  kind: redis\n  kind: memory", "3:3: duplicate key kind, expected once, first in line 2")]
    [InlineData("bus: {}\n\"bus\": {}", "2:1: duplicate key bus, expected once, first in line 1")]
    [InlineData("bus: {[a]: b}", "1:7: a key is a list, expected text")]
    // YAML that a gateway file does not need.
    [InlineData("bus: &b {}", "1:6: anchor &b, expected none")]
    [InlineData("bus: {}\nstore: *b", "2:8: alias *b, expected the value itself")]
    [InlineData("bus: { port: !!int 5 }", "1:14: tag tag:yaml.org,2002:int, expected none")]
    [InlineData("bus: {}\n---\nbus: {}", "2:1: a second document, expected one")]
    [InlineData("- bus", "1:1: the file is a list, expected a map of sections")]
    [InlineData("hello", "1:1: the file is \"hello\", expected a map of sections")]
    // Types and ranges.
    [InlineData("bus: []", "1:6: bus is an empty list, expected a map with transport, host, port …")]
    [InlineData("bus: { transport: kafka }", "1:19: bus.transport is \"kafka\", expected memory|rabbitmq")]
    [InlineData("bus: { transport: rabitmq }", "1:19: bus.transport is \"rabitmq\", expected memory|rabbitmq, nearest rabbitmq")]
    [InlineData("bus: { port: abc }", "1:14: bus.port is \"abc\", expected integer 1..65535")]
    [InlineData("bus: { port: 65536 }", "1:14: bus.port is \"65536\", expected integer 1..65535")]
    [InlineData("bus: { port: 5.5 }", "1:14: bus.port is \"5.5\", expected integer 1..65535")]
    [InlineData("bus: { port: [1] }", "1:14: bus.port is a list, expected integer 1..65535")]
    [InlineData("bus: { port: }", "1:14: bus.port is empty, expected integer 1..65535")]
    [InlineData("bus: { port: null }", "1:14: bus.port is empty, expected integer 1..65535")]
    [InlineData("bus: { host: \"mq.example:5672\" }", "1:14: bus.host is \"mq.example:5672\", expected host name or address without port")]
    [InlineData("bus: { tls: maybe }", "1:13: bus.tls is \"maybe\", expected true or false")]
    [InlineData("bus: { publish: [DeliveryReport] }", "1:18: bus.publish is \"DeliveryReport\", expected one of DeliveryReported, SmsSubmitted, SmsAcknowledged, SmsRejected, SmsUncertain, SendSmsRefused, DeliveryCorrected, SmsReceived, UnmatchedReceiptReceived, BindStateChanged, nearest DeliveryReported")]
    [InlineData("store: { retention: 5 parsecs }", "1:21: store.retention is \"5 parsecs\", expected duration 1s..3650d")]
    [InlineData("store: { retention: -1s }", "1:21: store.retention is \"-1s\", expected duration 1s..3650d")]
    [InlineData("timers: { lease: 6m }", "1:18: timers.lease is \"6m\", expected duration 1s..5m")]
    [InlineData("http: { listen: \"ftp://x\" }", "1:17: http.listen is \"ftp://x\", expected http://HOST:PORT, or empty for no port")]
    [InlineData("store: { key_prefix: \"a:b\" }", "1:22: store.key_prefix is \"a:b\", expected 1 to 32 letters, digits, - or _")]
    // Routing.
    [InlineData("routing: { country_code: \"+27\" }", "1:26: routing.country_code is \"+27\", expected up to 4 digits")]
    [InlineData("routing: { operator_prefix: { 27x: MTN } }", "1:31: routing.operator_prefix: prefix \"27x\", expected up to 20 digits")]
    [InlineData("routing: { operator_prefix: { 2783: [MTN] } }", "1:37: routing.operator_prefix: prefix 2783 is a list, expected an operator or a deeper map")]
    [InlineData("routing: { operator_prefix: { 2783: ~ } }", "1:37: routing.operator_prefix: prefix 2783 is empty, expected an operator or a deeper map")]
    [InlineData("routing: { operator_prefix: { 27: { 2783: A }, 2783: B } }", "1:48: routing.operator_prefix: prefix 2783 is B here and A in line 1, expected one operator")]
    [InlineData("routing: { operator_number: { MTN: \"<outbound MSISDN>\" } }", "1:36: routing.operator_number.MTN is still the placeholder of an example, expected ASCII text of at most 20 characters")]
    [InlineData("routing: { operator_number: { MTN: 123456789012345678901 } }", "1:36: routing.operator_number.MTN is \"123456789012345678901\", expected ASCII text of at most 20 characters")]
    [InlineData("routing: { routes: { operator: MTN } }", "1:20: routing.routes is a map, expected list of maps with name, operator, prefix, sender, tags, time, days, connectors, weights, sender_policy, allowed_senders, reroute_on")]
    [InlineData("routing: { routes: [ { operator: MTN } ] }", "1:22: routing.routes[0].connectors is missing, expected at least one connector")]
    [InlineData("routing: { routes: [ { operater: MTN, connectors: main } ] }\nconnectors: { main: { host: h, system_id: s } }", "1:24: unknown key routing.routes[0].operater, expected a key of routing.routes[0], nearest operator")]
    [InlineData("routing: { routes: [ { connectors: mian } ] }\nconnectors: { main: { host: h, system_id: s } }", "1:24: routing.routes[0].connectors names mian, expected a key of connectors, nearest main")]
    [InlineData("routing: { routes: [ { connectors: rx } ] }\nconnectors: { rx: { host: h, system_id: s, bind: receiver } }", "1:24: routing.routes[0].connectors names rx, a receiver, expected a connector that can submit")]
    [InlineData("connectors: { a: { host: h, system_id: s }, b: { host: h, system_id: s } }", "1:1: 2 connectors and no routes, expected routing.routes to choose between a, b")]
    // Connectors.
    [InlineData("connectors: [main]", "1:13: connectors is a list, expected a map of names")]
    [InlineData("connectors: { main: { system_id: s } }", "1:15: connectors.main.host is missing, expected the SMSC's host")]
    [InlineData("connectors: { main: { host: h } }", "1:15: connectors.main.system_id is missing, expected the account's name at the SMSC")]
    [InlineData("connectors: { main: { host: h, system_id: s, widow: 5 } }", "1:46: unknown key connectors.main.widow, expected a key of connectors.main, nearest window")]
    [InlineData("connectors: { main: { host: h, system_id: s, tps: 5, mt_tps: 5 } }", "1:54: duplicate key connectors.main.mt_tps, expected once, first as tps in line 1")]
    [InlineData("connectors: { main: { host: h, system_id: sixteen-octets-16 } }", "1:43: connectors.main.system_id is \"sixteen-octets-16\", expected ASCII text of 1 to 15 characters")]
    [InlineData("connectors: { main: { host: h, system_id: s, password: topsecret } }", "1:56: connectors.main.password is 9 characters long, expected text of at most 8 characters")]
    [InlineData("connectors: { main: { host: h, system_id: s, registered_delivery: 3 } }", "1:67: connectors.main.registered_delivery is \"3\", expected 0, 1 or 2 (plus 4, 8 or 12 for SME acknowledgements, 16 for intermediate notifications), or true, false")]
    [InlineData("connectors: { main: { host: h, system_id: s, tls: yes } }", "1:51: connectors.main.tls is \"yes\", expected a map with enabled, server_name, ca_file …")]
    [InlineData("connectors: { main: { host: h, system_id: s, smsc_time_zone: Mars/Olympus } }", "1:62: connectors.main.smsc_time_zone is \"Mars/Olympus\", expected IANA time zone, or empty")]
    [InlineData("connectors: { main: { host: h, system_id: s, COUNTRY_CODE: 27 } }", "1:46: connectors.main.COUNTRY_CODE holds for all connectors, expected as routing.country_code")]
    [InlineData("connectors: { main: { host: h, system_id: s, send_multipart_sar: true, send_long_messages: true } }", "1:72: connectors.main.send_long_messages is on beside send_multipart_sar, expected one way for long messages")]
    [InlineData("connectors: { main: { host: h, system_id: s, status_classes: { ESME_RMSGQFULL: temporary } } }", "1:64: connectors.main.status_classes: status \"ESME_RMSGQFULL\", expected name of an error status, or its value such as 0x401, nearest ESME_RMSGQFUL")]
    [InlineData("connectors: { main: { host: h, system_id: s, status_classes: { ESME_RMSGQFUL: temporay } } }", "1:79: connectors.main.status_classes.ESME_RMSGQFUL is \"temporay\", expected throttled|queue_full|temporary|ambiguous|permanent|bind_trouble|protocol, nearest temporary")]
    [InlineData("connectors: { main: { host: h, system_id: s, status_classes: { RMSGQFUL: temporary, 0x14: permanent } } }", "1:85: connectors.main.status_classes: status 0x14 comes twice, expected once")]
    [InlineData("connectors: { main: { host: h, system_id: s, status_classes: { 0x0: permanent } } }", "1:64: connectors.main.status_classes: status \"0x0\", expected name of an error status, or its value such as 0x401")]
    [InlineData("connectors: { main: { host: h, system_id: s, receipt_states: { ACCEPTD: Delivred } } }", "1:73: connectors.main.receipt_states.ACCEPTD is \"Delivred\", expected Pending|Delivered|Failed|Expired, nearest Delivered")]
    [InlineData("connectors: { main: { host: h, system_id: s, receipt_states: { \"A B\": Failed } } }", "1:64: connectors.main.receipt_states: state \"A B\", expected 1 to 32 characters without spaces")]
    [InlineData("connectors: { main: { host: h, system_id: s, receipt_states: { ACCEPTD: Failed, acceptd: Failed } } }", "1:81: connectors.main.receipt_states: state acceptd comes twice, expected once")]
    [InlineData("connectors: { main: { host: h, system_id: s, receipt_parts: all } }", "1:61: connectors.main.receipt_parts is \"all\", expected each|any|last, nearest any")]
    [InlineData("connectors: { main: { host: h, system_id: s, deliver_storage_error: ESME_RSYSER } }", "1:69: connectors.main.deliver_storage_error is \"ESME_RSYSER\", expected ESME_RX_T_APPN|ESME_RSYSERR|disconnect, nearest ESME_RSYSERR")]
    [InlineData("connectors: { \"a|b\": { host: h, system_id: s } }", "1:15: connector name \"a|b\", expected 1 to 63 letters, digits, -, _ or ., a letter or digit first")]
    [InlineData("connectors: { a-1: { host: h, system_id: s }, A_1: { host: h, system_id: s, bind: receiver } }", "1:47: connector name A_1 differs from a-1 only in case or in - and _, expected names that an environment variable can tell apart")]
    public void Each_mistake_is_told_with_its_place_and_what_was_expected(string yaml, string finding)
    {
        GatewayFileResult result = GatewayYaml.Load(yaml);

        Assert.Equal([$"gateway.yaml:{finding}"], result.Mistakes.Select(mistake => mistake.ToString()));
        Assert.Null(result.Options);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        GatewayFileResult result = GatewayYaml.Load("""
            connectors:
              main: { host: h, widow: 3, port: x }
            bus: { transport: kafka }
            """);

        Assert.Equal(["2:3", "2:20", "2:36", "3:19"], result.Mistakes.Select(mistake => $"{mistake.Line}:{mistake.Column}"));
    }

    [Fact]
    public void Text_that_is_no_YAML_is_told_with_its_place()
    {
        Finding mistake = Assert.Single(GatewayYaml.Load("bus:\n  host: \"unclosed\n").Mistakes);

        Assert.Equal(("gateway.yaml", 2), (mistake.Source, mistake.Line));
        Assert.StartsWith("not readable as YAML: ", mistake.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_in_the_indentation_is_told_where_it_is() =>
        Assert.Equal("gateway.yaml:3:3: not readable as YAML: a tab in the indentation, expected spaces", GatewayYaml.Load("bus:\n  host: h\n  \tport: 1\n").Mistakes.Single().ToString());

    [Fact]
    public void Text_that_trips_the_YAML_scanner_is_told_like_any_other() =>
        Assert.Equal("gateway.yaml:1:8: not readable as YAML, expected a map of sections", GatewayYaml.Load($"bus: {{ publish: [x{new string('9', 400)}\nstore: {{}}").Mistakes.Single().ToString());

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed() =>
        Assert.Contains("nested deeper than 32 levels", GatewayYaml.Load(new string('[', 100_000)).Mistakes.Single().Text, StringComparison.Ordinal);

    [Fact]
    public void Of_very_many_mistakes_the_first_hundred_are_told()
    {
        string[] told = [.. GatewayYaml.Load(string.Concat(Enumerable.Range(0, 500).Select(i => $"key{i}: x\n"))).Mistakes.Select(mistake => mistake.Text)];

        Assert.Equal(101, told.Length);
        Assert.Equal("and 400 more", told[^1]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake() =>
        Assert.Equal("/no/such/gateway.yaml: does not exist, expected a gateway file", GatewayFile.Load("/no/such/gateway.yaml").Mistakes.Single().ToString());

    [Fact]
    public void A_file_above_one_mebibyte_is_not_read()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, new string('#', 1024 * 1024 + 1));

        Assert.Equal("has 1048577 octets, expected at most 1048576", GatewayFile.Load(path).Mistakes.Single().Text);
        File.Delete(path);
    }
}
