namespace SmppSaga.Smpp;

/// <summary>Why a session is over.</summary>
/// <param name="Kind">The reason to act on.</param>
/// <param name="Detail">The reason in words, for logs.</param>
/// <param name="Exception">What the transport threw, when it did.</param>
public sealed record SmppCloseReason(SmppCloseKind Kind, string Detail, Exception? Exception = null);
