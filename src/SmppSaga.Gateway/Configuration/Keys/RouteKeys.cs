using SmppSaga.Gateway.Configuration.Values;
using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>What one entry of routing.routes may say.</summary>
internal static class RouteKeys
{
    private const int MaxSender = 20;

    public static OptionSection<RouteOptions> Section { get; } = new(new RouteOptions())
    {
        { "name", Text(1, 64), o => o.Name, (o, v) => o with { Name = v }, "What explanations call the route." },
        { "operator", new ListKind<string>(Text(1, 64)), o => o.Operator, (o, v) => o with { Operator = v }, "Operators, one of which must match." },
        { "prefix", new ListKind<string>(Checked("up to 20 digits", IsPrefix)), o => o.Prefix, (o, v) => o with { Prefix = v }, "Prefixes of the number as looked up, one of which must match." },
        { "sender", new ListKind<string>(Ascii(1, MaxSender)), o => o.Sender, (o, v) => o with { Sender = v }, "Senders that the message asks for, one of which must match; a trailing * stands for any rest." },
        { "tags", new TagMapKind(), o => o.Tags, (o, v) => o with { Tags = v }, "Tags that the message must carry." },
        { "time", new ListKind<TimeWindow>(new TimeWindowKind()), o => o.Time, (o, v) => o with { Time = v }, "Times of day at which the message is to be sent." },
        { "days", new SetKind(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), o => o.Days, (o, v) => o with { Days = v }, "Days of the week." },
        { "connectors", new ListKind<string>(Text(1, 63)), o => o.Connectors, (o, v) => o with { Connectors = v }, "Connectors in fail-over order." },
        { "weights", new ListKind<int>(Integer(0, 10_000)), o => o.Weights, (o, v) => o with { Weights = v }, "The connectors' shares, in the same order." },
        { "sender_policy", new OptionalKind<SenderPolicy>(SenderPolicies, "routing.sender_policy"), o => o.SenderPolicy, (o, v) => o with { SenderPolicy = v }, "The route's own sender_policy." },
        { "allowed_senders", new ListKind<string>(Ascii(1, MaxSender)), o => o.AllowedSenders, (o, v) => o with { AllowedSenders = v }, "Senders that a message may choose itself." },
        { "reroute_on", new SetKind(["Rejected", "Failed", "Expired", "throttled", "queue_full", "temporary"]), o => o.RerouteOn, (o, v) => o with { RerouteOn = v }, "Final states, and classes of answers, after which the whole message is tried over the next connector." },
    };

    public static ValueKind<SenderPolicy> SenderPolicies => OneOf(("operator_number", SenderPolicy.OperatorNumber), ("message_first", SenderPolicy.MessageFirst));

    private static bool IsPrefix(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);
}
