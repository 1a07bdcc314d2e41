namespace SmppSaga.Smpp.Receipts;

/// <summary>How one SMSC writes the message_id of submit_sm_resp against the id of its receipts.</summary>
public enum MessageIdFormat
{
    /// <summary>Both alike, compared character by character.</summary>
    AsIs,

    /// <summary>Hexadecimal in submit_sm_resp, decimal in the receipt; leading zeros and the case of digits do not count.</summary>
    HexInResponseDecimalInReceipt,

    /// <summary>Decimal in submit_sm_resp, hexadecimal in the receipt; leading zeros and the case of digits do not count.</summary>
    DecimalInResponseHexInReceipt,

    /// <summary>Alike but for leading zeros and the case of letters.</summary>
    IgnoreLeadingZeros,
}
