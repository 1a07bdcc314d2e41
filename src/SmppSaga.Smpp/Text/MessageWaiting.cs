namespace SmppSaga.Smpp.Text;

/// <summary>A message waiting indication in data_coding (3GPP TS 23.038, 4, groups 1100 to 1110).</summary>
/// <param name="Kind">What is waiting.</param>
/// <param name="IsActive">True switches the indication on, false off.</param>
/// <param name="IsStored">False: the handset may discard the text.</param>
public readonly record struct MessageWaiting(MessageWaitingKind Kind, bool IsActive, bool IsStored);

/// <summary>What a message waiting indication announces; the values are the two lowest bits of data_coding.</summary>
public enum MessageWaitingKind
{
    /// <summary>Voicemail.</summary>
    Voicemail = 0,

    /// <summary>Fax.</summary>
    Fax = 1,

    /// <summary>Electronic mail.</summary>
    Email = 2,

    /// <summary>Anything else.</summary>
    Other = 3,
}
