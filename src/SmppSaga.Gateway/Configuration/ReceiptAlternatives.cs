namespace SmppSaga.Gateway.Configuration;

/// <summary>connectors.NAME.receipt_states: what a receipt's state says about its part.</summary>
public enum ReceiptMeaning
{
    /// <summary>Nothing final.</summary>
    Pending,
    Delivered,
    Failed,
    Expired,
}

/// <summary>connectors.NAME.receipt_parts: which receipts speak for all parts of a long message.</summary>
public enum ReceiptParts
{
    /// <summary>None: each part has a receipt of its own.</summary>
    Each,

    /// <summary>The first that comes, whichever part's id it has.</summary>
    Any,

    /// <summary>That of the last part.</summary>
    Last,
}

/// <summary>connectors.NAME.deliver_storage_error: what a deliver_sm gets whose report could not be stored in time.</summary>
public enum DeliverStorageError
{
    /// <summary>ESME_RX_T_APPN: try again later.</summary>
    TemporaryAppError,

    /// <summary>ESME_RSYSERR.</summary>
    SystemError,

    /// <summary>No answer: the session is ended, so that the SMSC sends it on the next one.</summary>
    Disconnect,
}
