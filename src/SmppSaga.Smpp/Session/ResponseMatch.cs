namespace SmppSaga.Smpp;

/// <summary>What a response belongs to.</summary>
internal enum ResponseMatch
{
    /// <summary>To an outstanding request.</summary>
    Answer,

    /// <summary>To a request that has timed out.</summary>
    Late,

    /// <summary>To nothing: a repeat, a foreign number, or another command than was asked.</summary>
    Unknown,
}
