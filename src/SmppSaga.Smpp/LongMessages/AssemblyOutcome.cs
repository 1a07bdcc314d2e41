namespace SmppSaga.Smpp.LongMessages;

/// <summary>What became of one part.</summary>
public enum AssemblyOutcome
{
    /// <summary>It was the last one missing.</summary>
    Complete,

    /// <summary>It is kept; others are missing.</summary>
    Waiting,

    /// <summary>It was there already, octet by octet: dropped.</summary>
    Duplicate,

    /// <summary>It alone is above the limit of octets: dropped.</summary>
    Refused,
}
