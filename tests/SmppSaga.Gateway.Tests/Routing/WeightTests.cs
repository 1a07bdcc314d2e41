using CsCheck;
using SmppSaga.Gateway.Routing;
using SmppSaga.Gateway.Tests.Configuration;

namespace SmppSaga.Gateway.Tests.Routing;

public class WeightTests
{
    private static readonly Gen<Guid> _smsId = Gen.Byte.Array[16].Select(x => new Guid(x));

    [Theory]
    [InlineData(70, 30, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(9998, 1, 1)]
    public void Connectors_come_first_in_proportion_to_their_weights_and_so_do_those_that_take_over(params int[] weights)
    {
        Router router = Weighted(weights);
        RouteDecision[] decisions = [.. Sequential(20_000).Select(id => router.Decide(Request(id)))];
        RouteDecision[] over = [.. Sequential(20_000).Select(id => router.Decide(Request(id), name => name != "c0"))];

        for (int i = 0; i < 3; i++)
        {
            string name = $"c{i}";
            Assert.Equal((double)weights[i] / weights.Sum(), decisions.Count(x => x.Connector == name) / 20_000d, 0.02);
            Assert.Equal(i == 0 ? 0 : (double)weights[i] / (weights[1] + weights[2]), over.Count(x => x.Connector == name) / 20_000d, 0.02);
        }

        Assert.All(decisions, x => Assert.Equal(["c0", "c1", "c2"], x.Route.Connectors.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_same_smsId_always_goes_the_same_way_whoever_asks() =>
        _smsId.Sample(id => Weighted(70, 30, 5).Decide(Request(id)).Route.Connectors.SequenceEqual(Weighted(70, 30, 5).Decide(Request(id)).Route.Connectors), iter: 200);

    [Fact]
    public void Only_the_messages_of_a_connector_that_is_not_usable_move()
    {
        Router router = Weighted(70, 30, 5);
        _smsId.Sample(
            id =>
            {
                string first = router.Decide(Request(id)).Connector!;
                string over = router.Decide(Request(id), name => name != "c1").Connector!;
                return first == "c1" ? over != "c1" : over == first;
            },
            iter: 2_000);
    }

    [Fact]
    public void The_draw_is_the_same_on_every_version() =>
        Assert.Equal("c1c2c0c0c0c0c2c0c0c0c0c0", string.Concat(Sequential(12).Select(id => Weighted(70, 30, 10).Decide(Request(id)).Connector)));

    [Fact]
    public void Without_weights_the_list_is_the_fail_over_order_and_the_first_keeps_what_none_can_take()
    {
        Router router = new(GatewayYaml.Options(Yaml("")));

        Assert.Equal("c0", router.Decide(Request(Guid.Empty)).Connector);
        Assert.Equal("c1", router.Decide(Request(Guid.Empty), name => name != "c0").Connector);
        Assert.Equal("c2", router.Decide(Request(Guid.Empty), name => name == "c2").Connector);
        Assert.Equal("c0", router.Decide(Request(Guid.Empty), _ => false).Connector);
    }

    [Fact]
    public void The_explanation_shows_the_weights()
    {
        RouteRequest request = Request(Guid.Empty);
        RouteDecision decision = Weighted(70, 30, 0).Decide(request);

        Assert.EndsWith("; weights c0 70 of 100, c1 30 of 100, c2 0 of 100, drawn by smsId", RouteExplanation.Of(request, decision).Reason, StringComparison.Ordinal);
    }

    private static RouteRequest Request(Guid smsId) => new() { To = "27831234567", SmsId = smsId };

    // Ids of one sender often differ in a counter only.
    private static IEnumerable<Guid> Sequential(int count) => Enumerable.Range(1, count).Select(i => new Guid(i, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8));

    private static Router Weighted(params int[] weights) => new(GatewayYaml.Options(Yaml($", weights: [{string.Join(", ", weights)}]")));

    private static string Yaml(string more) => $$"""
        routing: { routes: [ { connectors: [c0, c1, c2]{{more}} } ] }
        connectors: { c0: { host: h, system_id: s }, c1: { host: h, system_id: s }, c2: { host: h, system_id: s } }
        """;
}
