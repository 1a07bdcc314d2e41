namespace SmppSaga.Smpp;

/// <summary>What the window said to a request.</summary>
internal enum Admission
{
    Granted,
    Queued,
    Closed,

    /// <summary>The slot was used or given back before.</summary>
    Stale,
}
