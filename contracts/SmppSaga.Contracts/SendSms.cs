namespace SmppSaga.Contracts;

/// <summary>
/// Asks for one message to be sent. Only <see cref="SmsId"/> is required by the type: whatever else is missing or out of range ends in a final
/// <see cref="DeliveryReported"/> with status Rejected and an <see cref="SmsRejected"/> that says why.
/// </summary>
public sealed record SendSms
{
    /// <summary>The sender's id of this message. The same id with the same body is absorbed, with another body it is answered by <see cref="SendSmsRefused"/>.</summary>
    public required Guid SmsId { get; init; }

    /// <summary>The recipient: 1 to 20 digits, with or without a leading +. It goes onto the wire as written unless the connector's destination_format says otherwise.</summary>
    public string? To { get; init; }

    /// <summary>The text. Either this or <see cref="Data"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Octets to send as they are, base64, with <see cref="DataCoding"/>.</summary>
    public string? Data { get; init; }

    /// <summary>data_coding for <see cref="Data"/>, 0 to 255; default 4 (octets).</summary>
    public int? DataCoding { get; init; }

    /// <summary>The wished sender. The operator's number replaces it unless the sender policy says message_first.</summary>
    public string? From { get; init; }

    /// <summary>The connector to use, past all routes.</summary>
    public string? Connector { get; init; }

    /// <summary>The recipient's operator, when the sender knows better than the prefix table (number portability).</summary>
    public string? Operator { get; init; }

    /// <summary>operator_number or message_first; overrides the configured policy for this message.</summary>
    public string? SenderPolicy { get; init; }

    /// <summary>Auto (default), Gsm7, Latin1, Ucs2 or Binary.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether the SMSC is asked for a receipt; default true.</summary>
    public bool? RequestReceipt { get; init; }

    /// <summary>How long the message is worth sending: a number with ms, s, m, h or d, or seconds. Default: the gateway's default_validity.</summary>
    public string? ValidityPeriod { get; init; }

    /// <summary>Not before this instant, ISO 8601.</summary>
    public string? SendAt { get; init; }

    /// <summary>priority_flag, 0 to 3.</summary>
    public int? Priority { get; init; }

    /// <summary>Shows on the screen at once (message class 0); default false.</summary>
    public bool? Flash { get; init; }

    /// <summary>resend, hold or fail: what to do when no answer tells whether the SMSC took the message. Default: the connector's on_unknown_outcome.</summary>
    public string? OnUnknownOutcome { get; init; }

    /// <summary>Returned in every event.</summary>
    public string? ClientReference { get; init; }

    /// <summary>Returned in every event.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Optional parameters for the submit_sm: tag as "0x1400", value in hexadecimal.</summary>
    public IReadOnlyDictionary<string, string>? Tlvs { get; init; }
}
