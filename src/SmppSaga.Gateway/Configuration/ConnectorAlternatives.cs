namespace SmppSaga.Gateway.Configuration;

/// <summary>connectors.NAME.bind: what each session of the connector is bound as.</summary>
public enum BindMode
{
    Transceiver,
    Transmitter,

    /// <summary>Receipts and MO only; nothing can be submitted here.</summary>
    Receiver,

    /// <summary>A transmitter and a receiver that belong together.</summary>
    Pair,
}

/// <summary>connectors.NAME.on_unknown_outcome: what happens to a part that the SMSC may or may not have taken.</summary>
public enum UnknownOutcome
{
    /// <summary>Sent once more after resend_after, flagged as a possible duplicate.</summary>
    Resend,

    /// <summary>Held until a late answer or a person resolves it.</summary>
    Hold,

    /// <summary>Reported as Unknown at once.</summary>
    Fail,
}

/// <summary>connectors.NAME.message_id_format: how the id in a receipt relates to the one in the answer.</summary>
public enum MessageIdFormat
{
    AsIs,
    HexInResponseDecimalInReceipt,
    DecimalInResponseHexInReceipt,
    IgnoreLeadingZeros,
}

/// <summary>connectors.NAME.default_alphabet: what data_coding 0 means at this SMSC, receipts included.</summary>
public enum DefaultAlphabet
{
    Gsm7,
    Latin1,
    Ascii,
}

/// <summary>connectors.NAME.long_messages: how a text that needs more than one submit_sm is carried.</summary>
public enum LongMessages
{
    /// <summary>User data header with an 8-bit reference.</summary>
    Udh8,

    /// <summary>User data header with a 16-bit reference.</summary>
    Udh16,

    /// <summary>The sar_* parameters.</summary>
    Sar,

    /// <summary>One submit_sm with message_payload.</summary>
    Payload,
}

/// <summary>connectors.NAME.destination_format: how the destination is written on the wire.</summary>
public enum DestinationFormat
{
    /// <summary>As the message has it.</summary>
    AsIs,

    /// <summary>International digits: no +, no 00, a leading 0 replaced by the country code.</summary>
    Digits,

    /// <summary>As <see cref="Digits"/>, after a +; short codes of up to 6 digits stay bare.</summary>
    Plus,
}
