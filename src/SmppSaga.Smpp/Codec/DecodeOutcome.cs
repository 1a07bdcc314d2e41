namespace SmppSaga.Smpp;

/// <summary>What became of a received PDU.</summary>
public enum DecodeOutcome
{
    /// <summary>Understood; <see cref="PduDecodeResult.Pdu"/> is set.</summary>
    Accept,

    /// <summary>Not taken; the session answers with <see cref="PduDecodeResult.Reply"/> and goes on.</summary>
    Reject,

    /// <summary>Not understood and never answered: an unknown response, or a broken PDU that has no response.</summary>
    Ignore,

    /// <summary>command_length cannot be: the connection must close.</summary>
    FramingError,
}
