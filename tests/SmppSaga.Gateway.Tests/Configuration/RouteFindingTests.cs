namespace SmppSaga.Gateway.Tests.Configuration;

public class RouteFindingTests
{
    private const string Connectors = "\nconnectors: { a: { host: h, system_id: s }, b: { host: h, system_id: s } }";

    [Theory]
    [InlineData("{ connectors: [a, b], weights: [1] }", "1:44: routing.routes[0].weights is 1, expected one for each of 2 connectors, one of them above 0")]
    [InlineData("{ connectors: [a, b], weights: [0, 0] }", "1:44: routing.routes[0].weights is 0, 0, expected one for each of 2 connectors, one of them above 0")]
    [InlineData("{ connectors: [a, b], weights: [1, -1] }", "1:57: routing.routes[0].weights is \"-1\", expected integer 0..10000")]
    [InlineData("{ connectors: [a, b, a] }", "1:24: routing.routes[0].connectors names a connector twice, expected each once")]
    [InlineData("{ connectors: [a, b], time: 8-17 }", "1:50: routing.routes[0].time is \"8-17\", expected time of day as 08:00-17:30")]
    [InlineData("{ connectors: [a, b], time: '08:00-08:00' }", "1:50: routing.routes[0].time is \"08:00-08:00\", expected time of day as 08:00-17:30")]
    [InlineData("{ connectors: [a, b], time: '08:00-24:01' }", "1:50: routing.routes[0].time is \"08:00-24:01\", expected time of day as 08:00-17:30")]
    [InlineData("{ connectors: [a, b], days: [mon, thr] }", "1:56: routing.routes[0].days is \"thr\", expected one of mon, tue, wed, thu, fri, sat, sun, nearest thu")]
    [InlineData("{ connectors: [a, b], prefix: '+27' }", "1:52: routing.routes[0].prefix is \"+27\", expected up to 20 digits")]
    [InlineData("{ connectors: [a, b], tags: vip }", "1:50: routing.routes[0].tags is \"vip\", expected map of tag to value")]
    [InlineData("{ connectors: [a, b], sender_policy: message }", "1:59: routing.routes[0].sender_policy is \"message\", expected operator_number|message_first")]
    [InlineData("{ connectors: [a, b], reroute_on: Unknown }", "1:56: routing.routes[0].reroute_on is \"Unknown\", expected one of Rejected, Failed, Expired, throttled, queue_full, temporary")]
    public void A_mistake_in_a_route_is_told_with_its_place(string route, string finding) =>
        Assert.Equal($"gateway.yaml:{finding}", Assert.Single(GatewayYaml.Load($"routing: {{ routes: [ {route} ] }}{Connectors}").Mistakes).ToString());

    [Fact]
    public void A_time_zone_that_nobody_knows_is_a_mistake() =>
        Assert.Equal(
            "gateway.yaml:1:23: routing.time_zone is \"Mars/Olympus\", expected IANA time zone",
            Assert.Single(GatewayYaml.Load($"routing: {{ time_zone: Mars/Olympus, routes: [ {{ connectors: [a, b] }} ] }}{Connectors}").Mistakes).ToString());

    [Theory]
    [InlineData("{ operator: [X, Y], connectors: [a, b] }", "{ operator: Y, connectors: b }", "is never reached: routing.routes[0] matches all of it")]
    [InlineData("{ prefix: 278, connectors: [a, b] }", "{ prefix: [2783, 2784], connectors: b }", "is never reached: routing.routes[0] matches all of it")]
    [InlineData("{ sender: 'shop*', connectors: [a, b] }", "{ sender: shop1, operator: X, connectors: b }", "is never reached: routing.routes[0] matches all of it")]
    [InlineData("{ tags: { t: x }, connectors: [a, b] }", "{ tags: { t: x, u: y }, connectors: b }", "is never reached: routing.routes[0] matches all of it")]
    [InlineData("{ operator: X, connectors: [a, b] }", "{ operator: [X, Y], connectors: b }", "never takes operator X: routing.routes[0] matches it first")]
    [InlineData("{ prefix: 278, connectors: [a, b] }", "{ prefix: [27, 2783], connectors: b }", "never takes prefix 2783: routing.routes[0] matches it first")]
    [InlineData("{ operator: X, time: 08:00-17:00, connectors: [a, b] }", "{ operator: X, connectors: b }", null)]
    [InlineData("{ operator: X, tags: { t: x }, connectors: [a, b] }", "{ operator: X, connectors: b }", null)]
    [InlineData("{ operator: X, connectors: [a, b] }", "{ prefix: 2783, connectors: b }", null)]
    [InlineData("{ days: [sat, sun], connectors: [a, b] }", "{ days: [fri, sat], connectors: b }", null)]
    [InlineData("{ sender: shop1, connectors: [a, b] }", "{ sender: 'shop*', connectors: b }", null)]
    public void What_an_earlier_route_takes_away_is_a_warning(string earlier, string later, string? warning) =>
        Assert.Equal(
            warning is null ? [] : [$"routing.routes[1] {warning}"],
            GatewayYaml.Load($"routing: {{ routes: [ {earlier}, {later} ] }}{Connectors}").Findings.Select(x => x.Text));

    [Fact]
    public void An_operator_without_a_prefix_and_a_reroute_without_a_second_connector_are_warnings() =>
        Assert.Equal(
            ["routing.routes[0].operator is MTM, which has no prefix: only messages that name it match, nearest MTN", "routing.routes[0].reroute_on has no other connector to go to"],
            GatewayYaml.Load("routing: { operator_prefix: { 2783: MTN }, routes: [ { operator: MTM, reroute_on: Failed, connectors: a }, { connectors: [a, b] } ] }" + Connectors).Findings.Select(x => x.Text));

    [Fact]
    public void A_route_is_written_as_it_was_read()
    {
        const string Route = "- { name: \"vip\", operator: \"X\", prefix: [\"2783\", \"2784\"], sender: \"shop*\", tags: { \"a\": \"b\", \"c\": \"d: e\" }, time: [\"08:00-17:30\", \"22:00-24:00\"], days: [mon, sat], "
            + "connectors: [\"a\", \"b\"], weights: [70, 30], sender_policy: message_first, allowed_senders: \"shop\", reroute_on: [Rejected, Failed] }";

        string written = SmppSaga.Gateway.Configuration.GatewayText.Write(GatewayYaml.Options($"routing:\n  routes:\n    {Route}{Connectors}"));

        Assert.Contains($"\n    {Route}\n", written, StringComparison.Ordinal);
        Assert.Equal(written, SmppSaga.Gateway.Configuration.GatewayText.Write(GatewayYaml.Options(written)));
    }
}
