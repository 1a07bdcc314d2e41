namespace SmppSaga.Smpp;

/// <summary>What the window said to a request.</summary>
internal enum Admission
{
    Granted,
    Queued,
    Closed,
}
