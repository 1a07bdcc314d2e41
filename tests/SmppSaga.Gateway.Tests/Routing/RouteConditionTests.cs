using System.Globalization;
using SmppSaga.Gateway.Routing;
using SmppSaga.Gateway.Tests.Configuration;

namespace SmppSaga.Gateway.Tests.Routing;

public class RouteConditionTests
{
    private const string Routing = """
        routing:
          country_code: "27"
          time_zone: Africa/Johannesburg
          operator_prefix: { 2783: MTN, 2782: VODACOM, 2784: CELLC }
          operator_number: { MTN: "27830002222", VODACOM: "27820001111" }
          routes:
            - { name: otp, tags: { traffic: otp, tier: gold }, connectors: fast }
            - { operator: [MTN, VODACOM], time: "08:00-17:30", days: [mon, tue, wed, thu, fri], connectors: office }
            - { operator: MTN, time: ["22:00-06:00"], days: fri, connectors: night }
            - { prefix: [27841, "2785"], connectors: cell }
            - { sender: [shop, "promo*"], sender_policy: message_first, allowed_senders: [shop, "promo-*"], connectors: brand }
            - { connectors: rest }
        connectors:
          fast: { host: smsc.example, system_id: a }
          office: { host: smsc.example, system_id: b }
          night: { host: smsc.example, system_id: c }
          cell: { host: smsc.example, system_id: d }
          brand: { host: smsc.example, system_id: e }
          rest: { host: smsc.example, system_id: f }
        """;

    private readonly Router _router = new(GatewayYaml.Options(Routing));

    // 6 March 2026 is a Friday; Johannesburg is two hours ahead of UTC.
    [Theory]
    [InlineData("0831234567", "2026-03-06T05:59:59Z", "rest")]
    [InlineData("0831234567", "2026-03-06T06:00:00Z", "office")]
    [InlineData("0821234567", "2026-03-06T15:29:59Z", "office")]
    [InlineData("0821234567", "2026-03-06T15:30:00Z", "rest")]
    [InlineData("0831234567", "2026-03-07T08:00:00Z", "rest")]
    [InlineData("0831234567", "2026-03-06T19:59:59Z", "rest")]
    [InlineData("0831234567", "2026-03-06T20:00:00Z", "night")]
    [InlineData("0831234567", "2026-03-07T03:59:59Z", "night")]
    [InlineData("0831234567", "2026-03-07T04:00:00Z", "rest")]
    [InlineData("0831234567", "2026-03-06T03:00:00Z", "rest")]
    [InlineData("0841234567", "2026-03-06T08:00:00Z", "cell")]
    [InlineData("0842234567", "2026-03-06T08:00:00Z", "rest")]
    [InlineData("+27851234567", "2026-03-06T08:00:00Z", "cell")]
    public void A_route_matches_by_operator_prefix_day_and_time_of_its_zone(string to, string at, string connector) =>
        Assert.Equal(connector, _router.Decide(new RouteRequest { To = to, At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) }).Connector);

    [Theory]
    [InlineData("otp", "gold", "fast")]
    [InlineData("otp", "silver", "rest")]
    [InlineData("otp", null, "rest")]
    public void Every_tag_of_a_route_must_be_there(string traffic, string? tier, string connector)
    {
        Dictionary<string, string> tags = new() { ["traffic"] = traffic, ["more"] = "x" };
        if (tier is not null)
        {
            tags["tier"] = tier;
        }

        Assert.Equal(connector, _router.Decide(new RouteRequest { To = "0861234567", Tags = tags }).Connector);
    }

    [Theory]
    [InlineData("shop", "brand", "shop")]
    [InlineData("shops", "rest", "shops")]
    [InlineData("promo-x", "brand", "promo-x")]
    [InlineData("promoter", null, "promoter")]
    [InlineData(null, "rest", "")]
    public void A_route_by_sender_has_its_own_policy_and_its_allowed_senders(string? from, string? connector, string sender)
    {
        RouteDecision decision = _router.Decide(new RouteRequest { To = "0861234567", From = from });

        Assert.Equal((connector, sender), (decision.Connector, decision.Sender.Sender));
        Assert.Equal(connector is null ? ("invalid_address", "from is not among the allowed_senders of routing.routes[4]") : (null, null), (decision.Rejection, decision.Detail));
    }

    [Fact]
    public void A_routes_policy_goes_before_the_general_one_and_the_messages_before_both()
    {
        RouteRequest request = new() { To = "0831234567", From = "shop" };

        Assert.Equal("shop", _router.Decide(request).Sender.Sender);
        Assert.Equal("27830002222", _router.Decide(request with { SenderPolicy = SmppSaga.Gateway.Configuration.SenderPolicy.OperatorNumber }).Sender.Sender);
    }

    [Fact]
    public void An_operators_number_needs_no_permission() =>
        Assert.Equal("brand", new Router(GatewayYaml.Options(Routing.Replace("message_first", "operator_number", StringComparison.Ordinal)))
            .Decide(new RouteRequest { To = "0831234567", From = "promoter" }).Connector);

    [Fact]
    public void The_explanation_names_the_route_and_what_made_it_match()
    {
        RouteRequest otp = new() { To = "0861234567", Tags = new Dictionary<string, string> { ["traffic"] = "otp", ["tier"] = "gold" } };
        RouteRequest office = new() { To = "0821234567", At = new DateTimeOffset(2026, 3, 6, 8, 30, 0, TimeSpan.Zero) };

        Assert.EndsWith("; routing.routes[0] (otp) for tag tier=gold, tag traffic=otp takes fast", Explain(otp), StringComparison.Ordinal);
        Assert.EndsWith("; routing.routes[1] for operator VODACOM, Fri 10:30 in Africa/Johannesburg takes office", Explain(office), StringComparison.Ordinal);
        Assert.EndsWith("; routing.routes[3] for prefix 27841 takes cell", Explain(new RouteRequest { To = "0841234567" }), StringComparison.Ordinal);
        Assert.EndsWith("; routing.routes[5] takes rest", Explain(new RouteRequest { To = "0861234567" }), StringComparison.Ordinal);
    }

    private string Explain(RouteRequest request)
    {
        RouteDecision decision = _router.Decide(request);
        return RouteExplanation.Of(request, decision, _router.Why(request, decision)).Reason;
    }
}
