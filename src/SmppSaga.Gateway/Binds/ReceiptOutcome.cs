using SmppSaga.Contracts;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Gateway.Binds;

/// <summary>From a receipt's state to a delivery status.</summary>
internal static class ReceiptOutcome
{
    private const byte Expired = 3;
    private static readonly HashSet<string> FailedWords = new(StringComparer.OrdinalIgnoreCase) { "UNDELIV", "UNDELIVERABLE", "DELETED", "REJECTD", "REJECTED", "SKIPPED", "FAILED" };

    /// <summary>Pending for intermediate notifications and for every state that says nothing final.</summary>
    public static DeliveryStatus Of(DeliveryReceipt receipt, byte esmClass)
    {
        if (DeliveryReceipt.IsIntermediate(esmClass))
        {
            return DeliveryStatus.Pending;
        }

        return receipt.State?.ToUpperInvariant() switch
        {
            "DELIVRD" or "DELIVERED" => DeliveryStatus.Delivered,
            "EXPIRED" => DeliveryStatus.Expired,
            { } word when FailedWords.Contains(word) => DeliveryStatus.Failed,
            null when receipt.MessageState == Expired => DeliveryStatus.Expired,
            _ => DeliveryStatus.Pending,
        };
    }
}
