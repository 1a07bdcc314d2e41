using System.Text.Json;
using MassTransit;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Store;

/// <summary>Puts one outbox row onto the bus and returns when the broker has confirmed it.</summary>
internal sealed class OutboxPublisher(IBus bus, ISubmitQueues queues)
{
    private const string SubmitPrefix = nameof(SubmitSms) + ":";

    /// <exception cref="NotSupportedException">A row of a type that only a newer version knows.</exception>
    public Task PublishAsync(OutboxRow row, CancellationToken cancellationToken) => row.Type switch
    {
        nameof(DeliveryReported) => Publish(Read<DeliveryReported>(row), x => x.EventId, cancellationToken),
        nameof(SmsSubmitted) => Publish(Read<SmsSubmitted>(row), x => x.EventId, cancellationToken),
        nameof(SmsAcknowledged) => Publish(Read<SmsAcknowledged>(row), x => x.EventId, cancellationToken),
        nameof(SmsRejected) => Publish(Read<SmsRejected>(row), x => x.EventId, cancellationToken),
        nameof(SmsUncertain) => Publish(Read<SmsUncertain>(row), x => x.EventId, cancellationToken),
        nameof(SendSmsRefused) => Publish(Read<SendSmsRefused>(row), x => x.EventId, cancellationToken),
        nameof(DeliveryCorrected) => Publish(Read<DeliveryCorrected>(row), x => x.EventId, cancellationToken),
        nameof(UnmatchedReceiptReceived) => Publish(Read<UnmatchedReceiptReceived>(row), x => x.EventId, cancellationToken),
        _ when row.Type.StartsWith(SubmitPrefix, StringComparison.Ordinal) => SendAsync(row, cancellationToken),
        _ => throw new NotSupportedException($"Outbox row of type {row.Type}: this version cannot publish it."),
    };

    private async Task SendAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        Uri address = await queues.AddressAsync(row.Type[SubmitPrefix.Length..], cancellationToken);
        ISendEndpoint endpoint = await bus.GetSendEndpoint(address);
        await endpoint.Send(Read<SubmitSms>(row), cancellationToken);
    }

    // The bus's MessageId is the event's own id: a repeat after a lost confirm is recognisable on every layer.
    private Task Publish<T>(T message, Func<T, Guid> eventId, CancellationToken cancellationToken)
        where T : class =>
        bus.Publish(message, x => x.MessageId = eventId(message), cancellationToken);

    private static T Read<T>(OutboxRow row) =>
        JsonSerializer.Deserialize<T>(row.Json, OutboxRow.JsonOptions) ?? throw new JsonException($"Outbox row of type {row.Type} is empty.");
}
