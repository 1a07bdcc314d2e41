using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Routing;
using SmppSaga.Gateway.Tests.Configuration;

namespace SmppSaga.Gateway.Tests.Routing;

/// <summary>The cases in which Vumi's operator look-up was measured, with our answer and, where it differs, Vumi's.</summary>
public class VumiTableTests
{
    private readonly Router _seed = new(GatewayYaml.Options(GatewayYaml.VumiExample));

    [Theory]
    [InlineData("27831234567", "27831234567", "2783", "MTN")]
    [InlineData("+27831234567", "27831234567", "2783", "MTN")]
    [InlineData("0831234567", "27831234567", "2783", "MTN")]
    [InlineData("+0831234567", "27831234567", "2783", "MTN")]
    [InlineData("27711234567", "27711234567", "27711", "VODACOM")]
    [InlineData("27718123456", "27718123456", null, "UNKNOWN")]
    [InlineData("27701234567", "27701234567", null, "UNKNOWN")]
    [InlineData("447700900123", "447700900123", null, "UNKNOWN")]
    [InlineData("12345", "12345", null, "UNKNOWN")]
    [InlineData("0027831234567", "27831234567", "2783", "MTN")] // Vumi: 27027831234567, UNKNOWN
    [InlineData("00831234567", "831234567", null, "UNKNOWN")] // Vumi: 270831234567, UNKNOWN
    [InlineData("+270831234567", "270831234567", null, "UNKNOWN")]
    [InlineData("00440831234567", "440831234567", null, "UNKNOWN")] // Vumi: 270440831234567, UNKNOWN
    [InlineData("", "", null, "UNKNOWN")]
    [InlineData("abcdef", "abcdef", null, "UNKNOWN")]
    [InlineData("083 123 4567", "2783 123 4567", "2783", "MTN")]
    public void The_seeds_table_gives_each_form_of_a_number_its_operator(string to, string lookup, string? prefix, string operatorName)
    {
        OperatorMatch match = _seed.Operators.Match(to);

        Assert.Equal((lookup, prefix, operatorName), (match.Lookup, match.Prefix, match.Operator));
        Assert.Equal(GatewayYaml.Options(GatewayYaml.VumiExample).Routing.OperatorNumber[operatorName], match.Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcdef")]
    [InlineData("083 123 4567")] // Vumi sends them as they are
    public void What_is_no_number_is_refused_all_the_same(string to) =>
        Assert.Equal("invalid_address", _seed.Decide(new RouteRequest { To = to }).Rejection);

    [Fact]
    public void Without_country_code_a_leading_0_stays() // Vumi drops it: 831234567
    {
        OperatorMatch match = Table("", ("083", "LOCAL"), ("83", "WRONG")).Match("0831234567");

        Assert.Equal(("0831234567", "LOCAL"), (match.Lookup, match.Operator));
    }

    [Theory]
    [InlineData("27741123456", "from-app")]
    [InlineData("27821123456", "27820001111")]
    public void A_blank_number_leaves_the_messages_sender_and_not_that_of_UNKNOWN(string to, string sender)
    {
        Router router = new(GatewayYaml.Options(GatewayYaml.VumiExample.Replace("\"27741004444\"", "\"\"", StringComparison.Ordinal)));

        Assert.Equal(sender, router.Decide(new RouteRequest { To = to, From = "from-app" }).Sender.Sender);
    }

    [Fact]
    public void Without_prefixes_every_message_has_the_number_of_UNKNOWN() =>
        Assert.Equal("27999", Decide("COUNTRY_CODE: '27'\nOPERATOR_NUMBER: {UNKNOWN: '27999'}", "27831234567", "app").Sender.Sender);

    [Fact]
    public void Without_numbers_every_message_keeps_its_sender() =>
        Assert.Equal("app", Decide("OPERATOR_PREFIX: {2783: MTN}", "27831234567", "app").Sender.Sender);

    [Fact]
    public void A_number_given_as_integer_is_text() => // Vumi: a failure message, no nack
        Assert.Equal("27830002222", Decide("OPERATOR_PREFIX: {2783: MTN}\nOPERATOR_NUMBER: {MTN: 27830002222}", "27831234567", "app").Sender.Sender);

    [Fact]
    public void The_longest_of_overlapping_prefixes_wins() // Vumi: the first in hash order
    {
        OperatorTable table = Table("27", ("27", "D"), ("277", "C"), ("2771", "B"), ("27711", "A"));

        Assert.Equal(["A", "B", "C", "D", "UNKNOWN"], new[] { "277112", "277122", "277222", "272222", "282222" }.Select(to => table.Match(to).Operator));
    }

    [Fact]
    public void A_branch_that_matches_nothing_does_not_hide_another() // Vumi: UNKNOWN when it comes to 2771 first
    {
        RouteDecision decision = Decide("OPERATOR_PREFIX: {2771: {27710: MTN}, 27718: OTHER}", "27718123456", null);

        Assert.Equal("OTHER", decision.Match.Operator);
    }

    [Fact]
    public void A_nested_key_that_does_not_extend_its_parent_matches_nothing() =>
        Assert.Equal("UNKNOWN", Decide("OPERATOR_PREFIX: {2771: {8: X}}", "27718123456", null).Match.Operator);

    [Fact]
    public void The_empty_prefix_matches_everything_else() // Vumi: or anything at all, by hash order
    {
        OperatorTable table = Table("", ("", "REST"), ("2783", "MTN"));

        Assert.Equal(["REST", "MTN", "REST"], new[] { "44", "27831", "" }.Select(to => table.Match(to).Operator));
    }

    private static RouteDecision Decide(string routing, string to, string? from) =>
        new Router(GatewayYaml.Options($"system_id: acme\nhost: smsc.example\n{routing}")).Decide(new RouteRequest { To = to, From = from });

    private static OperatorTable Table(string countryCode, params (string Prefix, string Operator)[] prefixes) =>
        new(new RoutingOptions { CountryCode = countryCode, OperatorPrefix = prefixes.ToDictionary(pair => pair.Prefix, pair => pair.Operator) });
}
