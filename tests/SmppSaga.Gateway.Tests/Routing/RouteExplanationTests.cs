using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Routing;
using SmppSaga.Gateway.Tests.Configuration;

namespace SmppSaga.Gateway.Tests.Routing;

public class RouteExplanationTests
{
    private readonly Router _router = new(GatewayYaml.Options(GatewayYaml.VumiExample));

    [Theory]
    [InlineData("27831234567", "2783", "MTN")]
    [InlineData("0831234567", "2783", "MTN")]
    [InlineData("+27831234567", "2783", "MTN")]
    [InlineData("0027831234567", "2783", "MTN")]
    public void Every_form_of_a_number_explains_alike(string to, string prefix, string operatorName) => Assert.Equal(
        $$"""{"input":"{{to}}","lookup":"27831234567","prefix":"{{prefix}}","operator":"{{operatorName}}","sender":"27830002222","connector":"smpp_transport","reason":"2783 is the longest prefix of 27831234567; the sender is the number of MTN; smpp_transport is the only connector"}""",
        Explain(to).ToJson());

    [Theory]
    [InlineData("27718123456", "27718123456")]
    [InlineData("00440831234567", "440831234567")]
    [InlineData("12345", "12345")]
    public void What_no_prefix_matches_is_UNKNOWN_with_its_number(string to, string lookup)
    {
        RouteExplanation explanation = Explain(to);

        Assert.Equal((lookup, null, "UNKNOWN", "27999009999"), (explanation.Lookup, explanation.Prefix, explanation.Operator, explanation.Sender));
        Assert.StartsWith($"no prefix matches {lookup};", explanation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_explained_too()
    {
        RouteExplanation explanation = Explain("083-123");

        Assert.Null(explanation.Connector);
        Assert.EndsWith("refused as invalid_address: to has '-' at position 4, expected digits with or without a leading +", explanation.Reason, StringComparison.Ordinal);
    }

    private RouteExplanation Explain(string to)
    {
        RouteRequest request = new() { To = to };
        return RouteExplanation.Of(request, _router.Decide(request));
    }
}
