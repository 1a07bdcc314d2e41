using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Gateway.Binds;

/// <summary>From a receipt's state to a delivery status.</summary>
internal static class ReceiptOutcome
{
    private const byte Expired = 3;
    private static readonly HashSet<string> FailedWords = new(StringComparer.OrdinalIgnoreCase) { "UNDELIV", "UNDELIVERABLE", "DELETED", "REJECTD", "REJECTED", "SKIPPED", "FAILED" };

    /// <summary>Pending for intermediate notifications and for every state that says nothing final.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="esmClass">esm_class of its deliver_sm.</param>
    /// <param name="own">What states mean at this SMSC, by upper-case state.</param>
    public static DeliveryStatus Of(DeliveryReceipt receipt, byte esmClass, IReadOnlyDictionary<string, ReceiptMeaning> own)
    {
        if (DeliveryReceipt.IsIntermediate(esmClass))
        {
            return DeliveryStatus.Pending;
        }

        string? state = receipt.State?.ToUpperInvariant();
        return state is not null && own.TryGetValue(state, out ReceiptMeaning meaning)
            ? Named(meaning)
            : state switch
            {
                "DELIVRD" or "DELIVERED" => DeliveryStatus.Delivered,
                "EXPIRED" => DeliveryStatus.Expired,
                { } word when FailedWords.Contains(word) => DeliveryStatus.Failed,
                null when receipt.MessageState == Expired => DeliveryStatus.Expired,
                _ => DeliveryStatus.Pending,
            };
    }

    private static DeliveryStatus Named(ReceiptMeaning meaning) => meaning switch
    {
        ReceiptMeaning.Delivered => DeliveryStatus.Delivered,
        ReceiptMeaning.Failed => DeliveryStatus.Failed,
        ReceiptMeaning.Expired => DeliveryStatus.Expired,
        _ => DeliveryStatus.Pending,
    };
}
