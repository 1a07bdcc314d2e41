using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>One line of a message's history as people read it.</summary>
/// <param name="Version">Its place in the list, from 1.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Type">The record's name, and with it what happened.</param>
/// <param name="Connector">The connector; null where the record names none.</param>
/// <param name="Bind">The bind as connector/slot; null where the record names none.</param>
/// <param name="Epoch">The bind's epoch.</param>
/// <param name="State">The state that the message was in afterwards.</param>
/// <param name="Data">What else the record says. Never the text: its length.</param>
internal sealed record TimelineEntry(int Version, DateTimeOffset At, string Type, string? Connector, string? Bind, long? Epoch, string State, IReadOnlyDictionary<string, object?> Data);

/// <summary>From stored records to the timeline of a message.</summary>
internal static class Timeline
{
    /// <exception cref="SmppSaga.Redis.Abstractions.UnknownRecordException">A record of a newer version, or a damaged one.</exception>
    public static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<ReadOnlyMemory<byte>> records) => [.. records.Select((x, i) => Entry(i + 1, RecordCodec.Decode(x)))];

    private static TimelineEntry Entry(int version, MessageRecord record) => record switch
    {
        SmsAccepted x => Line(version, x, x.Connector, null, null, [
            ("to", x.To), ("operator", x.Operator), ("prefix", x.Prefix), ("sender", x.Sender), ("from", x.RequestedFrom), ("textLength", x.Text?.Length),
            ("dataLength", x.Text is null ? x.Data.Length : null), ("encoding", x.Encoding), ("registeredDelivery", x.RegisteredDelivery), ("validUntil", x.ValidUntil),
            ("sendAt", x.SendAt == default ? null : x.SendAt), ("clientReference", x.ClientReference)]),
        MessageRefused x => Line(version, x, null, null, null, [("reason", x.Reason), ("detail", x.Detail)]),
        PartIntended x => Line(version, x, x.Connector, $"{x.Connector}/{x.Slot}", x.Epoch, [
            ("part", x.Part), ("parts", x.Parts), ("attempt", x.Attempt), ("sequenceNumber", x.SequenceNumber), ("answerBy", x.AnswerBy), ("reference", x.Reference)]),
        PartAcknowledged x => Line(version, x, null, null, null, [("part", x.Part), ("attempt", x.Attempt), ("smscMessageId", x.SmscMessageId), ("receiptBy", x.ReceiptBy)]),
        PartRefused x => Line(version, x, null, null, null, [("part", x.Part), ("attempt", x.Attempt), ("commandStatus", x.CommandStatus), ("commandStatusName", x.CommandStatusName)]),
        PartDeferred x => Line(version, x, null, null, null, [
            ("part", x.Part), ("attempt", x.Attempt), ("commandStatus", x.CommandStatus), ("commandStatusName", x.CommandStatusName), ("retryAt", x.RetryAt), ("ambiguous", x.Ambiguous)]),
        PartDoubted x => Line(version, x, null, null, null, [
            ("part", x.Part), ("attempt", x.Attempt), ("policy", x.Policy), ("reason", x.Reason), ("resendAt", x.Policy == UnknownOutcomePolicy.Resend && x.ResendAt != default ? x.ResendAt : null)]),
        ReceiptRecorded x => Line(version, x, null, x.Bind, null, [
            ("part", x.Part), ("smscMessageId", x.SmscMessageId), ("outcome", ((DeliveryStatus)x.Outcome).ToString()), ("smscState", x.SmscState), ("errorCode", x.ErrorCode),
            ("submitDate", x.SubmitDate), ("doneDate", x.DoneDate)]),
        MessageRerouted x => Line(version, x, x.To, null, null, [("from", x.From), ("instead", x.Instead.ToString()), ("detail", x.Detail)]),
        MessageExpired x => Line(version, x, null, null, null, [("detail", x.Detail)]),
        ReceiptWaitEnded x => Line(version, x, null, null, null, [("detail", x.Detail)]),
        MessageCancelled x => Line(version, x, null, null, null, [("detail", x.Detail)]),
        UncertainResolved x => Line(version, x, null, null, null, [("action", ((UncertainAction)x.Action).ToString())]),
        _ => Line(version, record, null, null, null, []),
    };

    private static TimelineEntry Line(int version, MessageRecord record, string? connector, string? bind, long? epoch, (string Name, object? Value)[] data) =>
        new(version, record.At, record.GetType().Name, string.IsNullOrEmpty(connector) ? null : connector, bind, epoch, record.State.ToString(),
            data.Where(x => x.Value is not null).ToDictionary(x => x.Name, x => x.Value, StringComparer.Ordinal));
}
