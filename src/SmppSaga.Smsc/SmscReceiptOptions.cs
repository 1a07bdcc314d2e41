using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Smsc;

/// <summary>Delivery receipts: deliver_sm with esm_class 0x04, source and destination swapped (SMPP 3.4, appendix B).</summary>
public sealed record SmscReceiptOptions
{
    /// <summary>False never sends one, whatever registered_delivery asks for.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>From the answer to the receipt. Default zero: right behind the answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>message_state of the final receipt, 0 to 9. Default 2, DELIVRD; see <see cref="ReceiptState"/>.</summary>
    public byte State { get; init; } = 2;

    /// <summary><c>err</c> of a receipt that is not DELIVRD, at most 3 characters. Default "001".</summary>
    public string ErrorCode { get; init; } = "001";

    /// <summary>Whether receipted_message_id and message_state come along as TLVs. Default true.</summary>
    public bool Tlvs { get; init; } = true;

    /// <summary>Whether user_message_reference of the submit_sm comes back in the receipt. Default false: few SMSCs do it.</summary>
    public bool EchoReference { get; init; }

    /// <summary>How long the answer to a receipt is awaited. Default 10 s.</summary>
    public TimeSpan AcknowledgeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after a refusal or a missing answer the receipt is sent again. Default 5 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);
}
