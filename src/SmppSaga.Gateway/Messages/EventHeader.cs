using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>Builds the contract events of one record: the members they share, and each event's own.</summary>
internal sealed record EventHeader(MessageSaga Saga, int Version, DateTimeOffset At)
{
    private SmsAccepted? Origin => Saga.Origin;

    private string? Connector => Saga.Connector.Length > 0 ? Saga.Connector : null;

    private OperatorSource? Source => Origin is null || Origin.Operator.Length == 0 ? null : (OperatorSource)Origin.OperatorSource;

    public SmsSubmitted Submitted() => new()
    {
        EventId = Id(nameof(SmsSubmitted)), SmsId = Saga.CorrelationId, Version = Version, OccurredAt = At,
        Connector = Connector, From = Origin?.Sender, RequestedFrom = Origin?.RequestedFrom, To = Origin?.To,
        Operator = Origin?.Operator, OperatorSource = Source, ClientReference = Origin?.ClientReference, Tags = Origin?.Tags,
        Parts = [.. Saga.Parts.Select((x, i) => new SubmittedPart(i + 1, x.Last!.Bind.Name, x.Last.SequenceNumber))],
    };

    public SmsAcknowledged Acknowledged() => new()
    {
        EventId = Id(nameof(SmsAcknowledged)), SmsId = Saga.CorrelationId, Version = Version, OccurredAt = At,
        Connector = Connector, From = Origin?.Sender, RequestedFrom = Origin?.RequestedFrom, To = Origin?.To,
        Operator = Origin?.Operator, OperatorSource = Source, ClientReference = Origin?.ClientReference, Tags = Origin?.Tags,
        Parts = [.. Saga.Parts.Select((x, i) => new AcknowledgedPart(i + 1, x.Attempts.Find(a => a.Taken)!.SequenceNumber, x.SmscMessageId ?? ""))],
    };

    public SmsUncertain Uncertain(PartDoubted x) => new()
    {
        EventId = Id(nameof(SmsUncertain)), SmsId = Saga.CorrelationId, Version = Version, OccurredAt = At,
        Connector = Connector, From = Origin?.Sender, RequestedFrom = Origin?.RequestedFrom, To = Origin?.To,
        Operator = Origin?.Operator, OperatorSource = Source, ClientReference = Origin?.ClientReference, Tags = Origin?.Tags,
        Part = x.Part, Policy = x.Policy, Attempt = x.Attempt, Reason = x.Reason,
    };

    public SmsRejected Rejected(string reason, string? detail) => new()
    {
        EventId = Id(nameof(SmsRejected)), SmsId = Saga.CorrelationId, Version = Version, OccurredAt = At,
        Connector = Connector, From = Origin?.Sender, RequestedFrom = Origin?.RequestedFrom, To = Origin?.To,
        Operator = Origin?.Operator, OperatorSource = Source, ClientReference = Origin?.ClientReference, Tags = Origin?.Tags,
        Reason = reason, Detail = detail,
    };

    /// <summary>With command_status 0 it was not the SMSC that refused: no submit_sm can carry a field of the message.</summary>
    public SmsRejected Rejected(PartRefused x) => x.CommandStatus == 0 ? Rejected(RejectReason.InvalidText, x.CommandStatusName) : Rejected(RejectReason.RefusedBySmsc, $"The SMSC answered {x.CommandStatusName} (0x{x.CommandStatus:x8}).")
        with { CommandStatus = x.CommandStatus, CommandStatusName = x.CommandStatusName, Part = x.Part };

    public SendSmsRefused Refused(ulong otherBody) => new()
    {
        EventId = EventIds.For(Saga.CorrelationId, nameof(SendSmsRefused), $"{otherBody:x16}"), SmsId = Saga.CorrelationId, Version = Version, OccurredAt = At,
        Connector = Connector, From = Origin?.Sender, RequestedFrom = Origin?.RequestedFrom, To = Origin?.To,
        Operator = Origin?.Operator, OperatorSource = Source, ClientReference = Origin?.ClientReference, Tags = Origin?.Tags,
        Reason = "The same smsId came with another body; the first stands.",
    };

    public DeliveryReported Intermediate(ReceiptRecorded x) => Report(DeliveryStatus.Pending, x) with
    {
        EventId = Id(nameof(DeliveryReported)), IsFinal = false,
    };

    public DeliveryReported FinalReport() => Report(Saga.FinalStatus(), Saga.QuotedReceipt()) with
    {
        // One final per message, whatever made it final.
        EventId = EventIds.For(Saga.CorrelationId, nameof(DeliveryReported), "final"), IsFinal = true, Reason = Saga.FinalReason(),
    };

    public DeliveryCorrected Corrected(ReceiptRecorded x) => new()
    {
        EventId = Id(nameof(DeliveryCorrected)), SmsId = Saga.CorrelationId, Version = Version, OccurredAt = At,
        Connector = Connector, From = Origin?.Sender, RequestedFrom = Origin?.RequestedFrom, To = Origin?.To,
        Operator = Origin?.Operator, OperatorSource = Source, ClientReference = Origin?.ClientReference, Tags = Origin?.Tags,
        ReportedStatus = Saga.FinalStatus(), CorrectedStatus = Saga.ToldStatus, SmscState = x.SmscState, ErrorCode = x.ErrorCode,
    };

    private DeliveryReported Report(DeliveryStatus status, ReceiptRecorded? receipt) => new()
    {
        EventId = default, IsFinal = false, SmsId = Saga.CorrelationId, Version = Version, OccurredAt = At,
        Connector = Connector, From = Origin?.Sender, RequestedFrom = Origin?.RequestedFrom, To = Origin?.To,
        Operator = Origin?.Operator, OperatorSource = Source, ClientReference = Origin?.ClientReference, Tags = Origin?.Tags,
        Status = status,
        SmscMessageIds = [.. Saga.Parts.Select(x => x.SmscMessageId).OfType<string>()],
        SmscState = receipt?.SmscState, ErrorCode = receipt is null ? Saga.Refusal?.CommandStatusName : receipt.ErrorCode, SubmitDate = receipt?.SubmitDate, DoneDate = receipt?.DoneDate, ReceivedAt = receipt?.At,
        Parts = Saga.PartCount, Attempts = Saga.Attempts, PossibleDuplicate = Saga.PossibleDuplicate, Rerouted = Saga.Rerouted,
    };

    private Guid Id(string eventName) => EventIds.For(Saga.CorrelationId, eventName, Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
