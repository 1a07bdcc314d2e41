using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Routing;
using SmppSaga.Gateway.Tests.Configuration;

namespace SmppSaga.Gateway.Tests.Routing;

public class RouterTests
{
    private const string TwoConnectors = """
        routing:
          country_code: "27"
          operator_prefix: { 2783: MTN, 2782: VODACOM, 2784: CELLC }
          operator_number: { MTN: "27830002222", VODACOM: "27820001111" }
          routes:
            - { operator: MTN, connectors: [mtn-1, mtn-2] }
            - { operator: VODACOM, connectors: voda }
        connectors:
          mtn-1: { host: smsc.example, system_id: a }
          mtn-2: { host: smsc.example, system_id: b }
          voda: { host: smsc.example, system_id: c }
          listen: { host: smsc.example, system_id: d, bind: receiver }
        """;

    private readonly Router _router = new(GatewayYaml.Options(TwoConnectors));

    [Fact]
    public void The_first_route_that_matches_is_taken_with_its_fail_over_order()
    {
        RouteDecision decision = _router.Decide(new RouteRequest { To = "0831234567" });

        Assert.Equal(["mtn-1", "mtn-2"], decision.Route.Connectors);
        Assert.Equal(0, decision.Route.Route);
        Assert.Null(decision.Rejection);
    }

    [Fact]
    public void A_message_that_no_route_matches_is_refused()
    {
        RouteDecision decision = _router.Decide(new RouteRequest { To = "0841234567" });

        Assert.Equal(("no_route", "no route for operator CELLC"), (decision.Rejection, decision.Detail));
        Assert.Null(decision.Connector);
    }

    [Fact]
    public void The_messages_connector_overrides_the_routes() =>
        Assert.Equal("voda", _router.Decide(new RouteRequest { To = "0831234567", Connector = "voda" }).Connector);

    [Theory]
    [InlineData("nowhere")]
    [InlineData("listen")]
    public void A_connector_that_is_not_there_or_only_receives_is_refused(string connector)
    {
        RouteDecision decision = _router.Decide(new RouteRequest { To = "0831234567", Connector = connector });

        Assert.Equal(("unknown_connector", $"connector {connector} cannot submit here, expected one of mtn-1, mtn-2, voda"), (decision.Rejection, decision.Detail));
    }

    [Fact]
    public void The_messages_operator_overrides_the_look_up()
    {
        RouteDecision decision = _router.Decide(new RouteRequest { To = "0831234567", Operator = "VODACOM" });

        Assert.Equal(("VODACOM", OperatorSource.Message, "27820001111", "voda"), (decision.Match.Operator, decision.Match.Source, decision.Sender.Sender, decision.Connector));
    }

    [Theory]
    [InlineData(SenderPolicy.OperatorNumber, "app", "27830002222")]
    [InlineData(SenderPolicy.OperatorNumber, null, "27830002222")]
    [InlineData(SenderPolicy.MessageFirst, "app", "app")]
    [InlineData(SenderPolicy.MessageFirst, " ", "27830002222")]
    public void The_policy_says_whose_sender_wins(SenderPolicy policy, string? from, string sender) =>
        Assert.Equal(sender, _router.Decide(new RouteRequest { To = "0831234567", From = from, SenderPolicy = policy }).Sender.Sender);

    [Fact]
    public void Without_any_sender_the_source_address_is_empty() =>
        Assert.Equal(new SenderChoice("", SenderOrigin.None), _router.Decide(new RouteRequest { To = "27841234567" }).Sender);

    [Fact]
    public void A_bad_sender_is_refused_only_when_it_would_be_used()
    {
        string tooLong = "a name of many words";

        Assert.Null(_router.Decide(new RouteRequest { To = "0831234567", From = tooLong }).Rejection);
        Assert.Equal("invalid_address", _router.Decide(new RouteRequest { To = "0831234567", From = tooLong, SenderPolicy = SenderPolicy.MessageFirst }).Rejection);
    }

    [Fact]
    public void Without_a_connector_nothing_has_a_route() =>
        Assert.Equal("no_route", new Router(new GatewayOptions()).Decide(new RouteRequest { To = "27831234567" }).Rejection);

    [Theory]
    [InlineData("operator_number", true, SenderPolicy.OperatorNumber)]
    [InlineData("MessageFirst", true, SenderPolicy.MessageFirst)]
    [InlineData("message_first", true, SenderPolicy.MessageFirst)]
    [InlineData("1", false, SenderPolicy.OperatorNumber)]
    [InlineData("", false, SenderPolicy.OperatorNumber)]
    public void A_policy_is_read_in_either_spelling(string text, bool valid, SenderPolicy policy)
    {
        Assert.Equal(valid, SenderChoice.TryParsePolicy(text, out SenderPolicy read));
        Assert.Equal(policy, read);
    }
}
