using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>One message and the instants around it.</summary>
internal static class Sample
{
    public static readonly Guid SmsId = new("0192f3c4-5d6e-7f80-9123-456789abcdef");
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Validity = TimeSpan.FromHours(24);
    public static readonly TimeSpan ReceiptTimeout = TimeSpan.FromHours(72);

    /// <summary>Deadlines beyond are waits for a person.</summary>
    public static readonly DateTimeOffset Never = Start.AddYears(100);
    public static readonly BindRef Bind = new("main", 0, 7);

    public static readonly IReadOnlySet<string> Everything = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(DeliveryReported), nameof(SmsSubmitted), nameof(SmsAcknowledged), nameof(SmsRejected), nameof(SmsUncertain), nameof(SendSmsRefused), nameof(DeliveryCorrected),
    };

    public static MessageStateMachine Machine(IReadOnlySet<string>? publish = null) => new(new EventProjection(publish ?? Everything, TimeSpan.FromHours(24)));

    /// <summary>A message whose route has two more connectors and wants them tried.</summary>
    public static SmsAccepted Reroutable(params MessageState[] on) => Accepted() with
    {
        Reroute = new RerouteTerms { Connectors = ["second", "third"], On = on.Length > 0 ? on : [MessageState.Rejected, MessageState.Failed, MessageState.Expired] },
    };

    public static SmsAccepted Accepted(byte registeredDelivery = 1, TimeSpan sendIn = default, string? onUnknownOutcome = null) => new()
    {
        At = Start, To = "27831234567", Sender = "27831110000", Operator = "MTN", Connector = "main", Text = "Hello", RegisteredDelivery = registeredDelivery,
        ValidUntil = Start + Validity, SendAt = sendIn == default ? default : Start + sendIn, OnUnknownOutcome = onUnknownOutcome, BodyHash = 0x1111,
    };
}
