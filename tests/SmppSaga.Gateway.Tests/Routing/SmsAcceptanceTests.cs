using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Routing;
using SmppSaga.Gateway.Tests.Configuration;

namespace SmppSaga.Gateway.Tests.Routing;

public class SmsAcceptanceTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero);
    private readonly Fleet _fleet = new();
    private readonly LiveOptions _live = new(Options("[a, b, c]"));
    private readonly SmsAcceptance _acceptance;

    public SmsAcceptanceTests() => _acceptance = new SmsAcceptance(new LiveRouter(_live), _fleet);

    [Fact]
    public void A_connector_that_the_fleet_cannot_use_is_passed_over_and_tried_last()
    {
        Assert.Equal(("a", "b c"), Route());

        _fleet.Away = ["a"];
        Assert.Equal(("b", "c a"), Route());

        _fleet.Away = ["a", "b"];
        Assert.Equal(("c", "a b"), Route());

        _fleet.Away = ["a", "b", "c"];
        Assert.Equal(("a", "b c"), Route());
    }

    [Fact]
    public void What_the_route_wants_rerouted_is_kept_with_the_message()
    {
        SmsAccepted accepted = Accept(new SendSms { SmsId = Guid.NewGuid(), To = "27831234567", Text = "x" });

        Assert.Equal([MessageState.Failed, MessageState.Rejected], accepted.Reroute!.On);
        Assert.Null(Accept(new SendSms { SmsId = Guid.NewGuid(), To = "27831234567", Text = "x", Connector = "b" }).Reroute);
    }

    [Fact]
    public void New_settings_hold_for_the_next_message()
    {
        _live.Swap(Options("[c, a]"));

        Assert.Equal(("c", "a"), Route());
    }

    [Fact]
    public void Tags_and_the_time_at_which_it_is_to_be_sent_choose_the_route()
    {
        _live.Swap(GatewayYaml.Options("""
            routing: { routes: [ { tags: { t: x }, connectors: a }, { time: "18:00-24:00", connectors: b }, { connectors: c } ] }
            connectors: { a: { host: h, system_id: s }, b: { host: h, system_id: s }, c: { host: h, system_id: s } }
            """));
        SendSms sms = new() { SmsId = Guid.NewGuid(), To = "27831234567", Text = "x" };

        Assert.Equal("c", Accept(sms).Connector);
        Assert.Equal("b", Accept(sms with { SendAt = "2026-03-06T19:00:00Z" }).Connector);
        Assert.Equal("c", Accept(sms with { SendAt = "2026-03-05T19:00:00Z" }).Connector);
        Assert.Equal("a", Accept(sms with { Tags = new Dictionary<string, string> { ["t"] = "x" } }).Connector);
    }

    [Fact]
    public void States_and_answers_that_call_for_another_connector_are_stored_with_the_message()
    {
        RerouteTerms terms = Accept(new SendSms { SmsId = Guid.NewGuid(), To = "27831234567", Text = "x" }).Reroute!;

        Assert.Equal([MessageState.Failed, MessageState.Rejected], terms.On);
        Assert.Equal(["queue_full", "temporary"], terms.OnAnswers!);
    }

    [Theory]
    [InlineData(0, null, 0)]
    [InlineData(1, null, 1)]
    [InlineData(2, null, 2)]
    [InlineData(2, true, 2)]
    [InlineData(0, true, 0)]
    [InlineData(1, false, 0)]
    [InlineData(2, false, 0)]
    public void Whether_a_receipt_is_asked_for_is_the_connector_s_matter_unless_the_message_wants_none(int connector, bool? requestReceipt, byte expected)
    {
        _live.Swap(GatewayYaml.Options($$"""
            connectors: { a: { host: h, system_id: s, registered_delivery: {{connector}} } }
            """));

        Assert.Equal(expected, Accept(new SendSms { SmsId = Guid.NewGuid(), To = "27831234567", Text = "x", RequestReceipt = requestReceipt }).RegisteredDelivery);
    }

    private (string Connector, string Others) Route()
    {
        SmsAccepted accepted = Accept(new SendSms { SmsId = Guid.NewGuid(), To = "27831234567", Text = "x" });
        return (accepted.Connector, string.Join(' ', accepted.Reroute!.Connectors));
    }

    private SmsAccepted Accept(SendSms sms) => _acceptance.Accept(sms, _now).Accepted;

    private static GatewayOptions Options(string connectors) => GatewayYaml.Options($$"""
        routing: { routes: [ { connectors: {{connectors}}, reroute_on: [Rejected, queue_full, Failed, temporary] } ] }
        connectors: { a: { host: h, system_id: s }, b: { host: h, system_id: s }, c: { host: h, system_id: s } }
        """);

    private sealed class Fleet : IFleetStatus
    {
        public HashSet<string> Away { get; set; } = [];

        public bool IsUsable(string connector) => !Away.Contains(connector);
    }
}
