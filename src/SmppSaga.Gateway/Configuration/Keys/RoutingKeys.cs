using SmppSaga.Gateway.Configuration.Values;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class RoutingKeys
{
    public static OptionSection<RouteOptions> Route { get; } = new(new RouteOptions())
    {
        { "operator", Text(1, 64)!, o => o.Operator, (o, v) => o with { Operator = v }, "Operator that must match; left out, the route matches every message." },
        { "connectors", new ListKind<string>(Text(1, 63)), o => o.Connectors, (o, v) => o with { Connectors = v }, "Connectors in fail-over order." },
    };

    public static OptionSection<RoutingOptions> Section { get; } = new(new RoutingOptions())
    {
        { "country_code", Checked("up to 4 digits", text => text.Length <= 4 && text.All(char.IsAsciiDigit)), o => o.CountryCode, (o, v) => o with { CountryCode = v }, "Stands for one leading 0 in the look-up.", "COUNTRY_CODE" },
        { "operator_prefix", new PrefixMapKind(), o => o.OperatorPrefix, (o, v) => o with { OperatorPrefix = v }, "Operator by number prefix; the longest one wins.", "OPERATOR_PREFIX" },
        { "operator_number", new NumberMapKind(), o => o.OperatorNumber, (o, v) => o with { OperatorNumber = v }, "Sender number by operator; UNKNOWN is for numbers without one, blank leaves the message's own sender.", "OPERATOR_NUMBER" },
        { "sender_policy", OneOf(("operator_number", SenderPolicy.OperatorNumber), ("message_first", SenderPolicy.MessageFirst)), o => o.SenderPolicy, (o, v) => o with { SenderPolicy = v }, "Whether the operator's number replaces the message's own sender." },
        { "routes", new SectionListKind<RouteOptions>(Route), o => o.Routes, (o, v) => o with { Routes = v }, "The first route that matches is taken; without routes the only connector takes everything." },
    };
}
