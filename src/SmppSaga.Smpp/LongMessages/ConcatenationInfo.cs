namespace SmppSaga.Smpp.LongMessages;

/// <summary>Which part of which long message this is.</summary>
/// <param name="Reference">The same in all parts; 8 or 16 bits.</param>
/// <param name="Total">Number of parts, 1 to 255.</param>
/// <param name="Sequence">This part's number, 1 to <paramref name="Total"/>.</param>
public readonly record struct ConcatenationInfo(ushort Reference, byte Total, byte Sequence)
{
    /// <summary>False for numbers that no part can have; a receiver then ignores the element (3GPP TS 23.040, 9.2.3.24.1).</summary>
    public bool IsValid => Total > 0 && Sequence > 0 && Sequence <= Total;
}
