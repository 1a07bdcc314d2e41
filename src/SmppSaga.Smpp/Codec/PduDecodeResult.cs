namespace SmppSaga.Smpp;

/// <summary>The outcome of decoding one PDU.</summary>
public readonly record struct PduDecodeResult
{
    /// <summary>What became of it.</summary>
    public DecodeOutcome Outcome { get; init; }

    /// <summary>The header as received; all zero after a framing error with fewer than 16 octets.</summary>
    public PduHeader Header { get; init; }

    /// <summary>The PDU when it was accepted.</summary>
    public Pdu? Pdu { get; init; }

    /// <summary>Why it was not accepted. In an accepted PDU, what was overlooked: a broken tail that was dropped.</summary>
    public PduError? Error { get; init; }

    /// <summary>What a session answers to a rejected PDU, with its sequence_number; else null.</summary>
    public Pdu? Reply => Outcome == DecodeOutcome.Reject && Error is not null ? PduCatalog.CreateRejection(Header, Error) : null;
}
