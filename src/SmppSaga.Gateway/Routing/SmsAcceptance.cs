using System.Globalization;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Configuration.Values;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Routing;

/// <summary>From a SendSms to the fact that creates its message: accepted and routed, or refused with a reason. Pure.</summary>
internal sealed class SmsAcceptance(LiveRouter routers, IFleetStatus fleet)
{
    private const int MaxData = 140;

    public SmsRouted Accept(SendSms sms, DateTimeOffset now)
    {
        Router router = routers.Current;
        GatewayOptions options = router.Options;
        MemberReader read = new(sms);
        DateTimeOffset sendAt = read.Instant(nameof(sms.SendAt), sms.SendAt);
        RouteDecision decision = router.Decide(new RouteRequest
        {
            To = sms.To, From = sms.From, Connector = sms.Connector, Operator = sms.Operator, SenderPolicy = read.SenderPolicy(sms.SenderPolicy),
            SmsId = sms.SmsId, Tags = sms.Tags, At = sendAt > now ? sendAt : now,
        }, fleet.IsUsable);
        ConnectorOptions? connector = decision.Connector is { } name ? options.Connectors[name] : null;
        TimeSpan validity = read.Duration(nameof(sms.ValidityPeriod), sms.ValidityPeriod) ?? (connector?.Timers ?? options.Timers).DefaultValidity;
        SmsAccepted accepted = new()
        {
            At = now,
            To = sms.To ?? "",
            Sender = decision.Sender.Sender,
            RequestedFrom = string.IsNullOrEmpty(sms.From) ? null : sms.From,
            Operator = decision.Match.Operator,
            OperatorSource = (byte)(string.IsNullOrWhiteSpace(sms.Operator) ? OperatorSource.Prefix : OperatorSource.Message),
            Prefix = decision.Match.Prefix,
            Connector = decision.Connector ?? "",
            Text = sms.Text,
            Data = read.Data(sms.Data, MaxData),
            DataCoding = (byte)read.Number(nameof(sms.DataCoding), sms.DataCoding, 0, 255, 4),
            Encoding = read.Encoding(sms.Encoding),
            RegisteredDelivery = sms.RequestReceipt == false ? (byte)0 : connector?.RegisteredDelivery ?? 1,
            SendAt = sendAt,
            ValidUntil = (sendAt > now ? sendAt : now) + validity, ValidityAsked = !string.IsNullOrEmpty(sms.ValidityPeriod),
            Priority = (byte)read.Number(nameof(sms.Priority), sms.Priority, 0, 3, 0),
            Flash = sms.Flash ?? false,
            OnUnknownOutcome = read.Policy(sms.OnUnknownOutcome),
            ClientReference = sms.ClientReference,
            Tags = sms.Tags?.ToDictionary(StringComparer.Ordinal),
            Tlvs = read.Tlvs(sms.Tlvs),
            BodyHash = BodyHash(sms),
            Reroute = Terms(decision),
        };
        return new SmsRouted(sms.SmsId, accepted, Refusal(sms, decision, read, now));
    }

    private static MessageRefused? Refusal(SendSms sms, RouteDecision decision, MemberReader read, DateTimeOffset now)
    {
        (string Reason, string? Detail)? refusal =
            decision.Rejection == RejectReason.InvalidAddress ? (RejectReason.InvalidAddress, decision.Detail)
            : string.IsNullOrEmpty(sms.Text) && string.IsNullOrEmpty(sms.Data) ? (RejectReason.InvalidText, "text is missing: expected text, or data in base64")
            : sms.Text is not null && sms.Data is not null ? (RejectReason.InvalidText, "text and data are both there: expected one of them")
            : read.Mistake is { } mistake ? (RejectReason.InvalidText, mistake)
            : decision.Rejection is { } rejection ? (rejection, decision.Detail)
            : null;
        return refusal is { } known ? new MessageRefused { At = now, Reason = known.Reason, Detail = known.Detail } : null;
    }

    // Those that can be used now go first: later nobody asks again.
    private RerouteTerms? Terms(RouteDecision decision) => decision.Route is { Options.RerouteOn.Count: > 0, Connectors.Count: > 1 } route
        ? new RerouteTerms
        {
            Connectors = [.. route.Connectors.Where(x => x != decision.Connector).OrderBy(x => fleet.IsUsable(x) ? 0 : 1)],
            On = [.. route.Options.RerouteOn.Where(IsState).Order(StringComparer.Ordinal).Select(Enum.Parse<MessageState>)],
            OnAnswers = route.Options.RerouteOn.Where(x => !IsState(x)).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } answers ? answers : null,
        }
        : null;

    private static bool IsState(string x) => Enum.IsDefined(typeof(MessageState), x);

    /// <summary>What a repeated SendSms must have in common with the first to be the same.</summary>
    private static ulong BodyHash(SendSms sms) => EventIds.Hash(string.Join(
        '\u001f',
        sms.To, sms.Text, sms.Data, Text(sms.DataCoding), sms.From, sms.Connector, sms.Operator, sms.SenderPolicy, sms.Encoding, sms.RequestReceipt?.ToString(),
        sms.ValidityPeriod, sms.SendAt, Text(sms.Priority), sms.Flash?.ToString(), sms.OnUnknownOutcome, sms.ClientReference, Text(sms.Tags), Text(sms.Tlvs)));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(IReadOnlyDictionary<string, string>? map) =>
        map is null ? null : string.Join('\u001e', map.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}={x.Value}"));
}
