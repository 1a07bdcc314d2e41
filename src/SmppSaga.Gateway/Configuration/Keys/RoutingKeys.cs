using SmppSaga.Gateway.Configuration.Values;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class RoutingKeys
{
    public static OptionSection<RoutingOptions> Section { get; } = new(new RoutingOptions())
    {
        { "country_code", Checked("up to 4 digits", text => text.Length <= 4 && text.All(char.IsAsciiDigit)), o => o.CountryCode, (o, v) => o with { CountryCode = v }, "Stands for one leading 0 in the look-up.", "COUNTRY_CODE" },
        { "operator_prefix", new PrefixMapKind(), o => o.OperatorPrefix, (o, v) => o with { OperatorPrefix = v }, "Operator by number prefix; the longest one wins.", "OPERATOR_PREFIX" },
        { "operator_number", new NumberMapKind(), o => o.OperatorNumber, (o, v) => o with { OperatorNumber = v }, "Sender number by operator; UNKNOWN is for numbers without one, blank leaves the message's own sender.", "OPERATOR_NUMBER" },
        { "sender_policy", RouteKeys.SenderPolicies, o => o.SenderPolicy, (o, v) => o with { SenderPolicy = v }, "Whether the operator's number replaces the message's own sender." },
        { "time_zone", Checked("IANA time zone", text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out _)), o => o.TimeZone, (o, v) => o with { TimeZone = v }, "Time zone of the routes' times of day." },
        { "routes", new SectionListKind<RouteOptions>(RouteKeys.Section), o => o.Routes, (o, v) => o with { Routes = v }, "The first route that matches is taken; without routes the only connector takes everything." },
    };
}
