using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Gateway.Binds;

/// <summary>From a receipt's state to a delivery status.</summary>
internal static class ReceiptOutcome
{
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

        if (receipt.State is { } state && own.TryGetValue(state.ToUpperInvariant(), out ReceiptMeaning meaning))
        {
            return Named(meaning);
        }

        // message_state first: it is the SMSC's own field, the text may come from the network behind it. One that says nothing final leaves it to the word.
        DeliveryStatus told = OfValue(receipt.MessageState);
        return told != DeliveryStatus.Pending ? told
            : string.Equals(receipt.State, "FAILED", StringComparison.OrdinalIgnoreCase) ? DeliveryStatus.Failed
            : OfValue(ReceiptState.ValueOf(receipt.State));
    }

    /// <summary>By message_state (SMPP 3.4, 5.2.28; 9 is SKIPPED of 5.0).</summary>
    private static DeliveryStatus OfValue(byte? messageState) => messageState switch
    {
        2 => DeliveryStatus.Delivered,
        3 => DeliveryStatus.Expired,
        4 or 5 or 8 or 9 => DeliveryStatus.Failed,
        _ => DeliveryStatus.Pending,
    };

    private static DeliveryStatus Named(ReceiptMeaning meaning) => meaning switch
    {
        ReceiptMeaning.Delivered => DeliveryStatus.Delivered,
        ReceiptMeaning.Failed => DeliveryStatus.Failed,
        ReceiptMeaning.Expired => DeliveryStatus.Expired,
        _ => DeliveryStatus.Pending,
    };
}
