namespace SmppSaga.Gateway.Messages;

/// <summary>Where a message stands. The numbers are stored in every record: never change one.</summary>
internal enum MessageState : byte
{
    None = 0,

    /// <summary>MassTransit's own first state: nothing recorded yet.</summary>
    Initial = 1,

    /// <summary>MassTransit's own last state; messages never enter it, since late receipts must find them.</summary>
    Final = 2,

    /// <summary>Routed and stored, not yet written: queued, scheduled, or waiting for a retry.</summary>
    Accepted = 3,

    /// <summary>Every part written or being written.</summary>
    Submitted = 4,

    /// <summary>Every part answered ESME_ROK. Terminal only when no receipt is expected.</summary>
    Acknowledged = 5,

    /// <summary>A part has no known outcome and the policy is hold: a late answer, a receipt or a person resolves it.</summary>
    Uncertain = 6,

    Delivered = 7,
    Failed = 8,
    Expired = 9,
    Rejected = 10,
    Cancelled = 11,

    /// <summary>No receipt in time, or doubt that the policy does not resolve.</summary>
    Unknown = 12,
}
