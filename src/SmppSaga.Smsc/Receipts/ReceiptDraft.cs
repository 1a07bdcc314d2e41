namespace SmppSaga.Smsc;

/// <summary>One receipt as it is planned; faults change it.</summary>
internal sealed record ReceiptDraft
{
    /// <summary>esm_class of an intermediate notification (SMPP 3.4, 5.2.12).</summary>
    public const byte Intermediate = 0x20;

    /// <summary>From the answer to the receipt.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>message_state, 0 to 9.</summary>
    public byte State { get; init; }

    /// <summary><c>err</c>.</summary>
    public string ErrorCode { get; init; } = "000";

    /// <summary><c>id</c> and receipted_message_id.</summary>
    public required string MessageId { get; init; }

    /// <summary>source_addr: the recipient who reports.</summary>
    public required string SourceAddr { get; init; }

    /// <summary>esm_class: 0x04 a receipt, 0x20 an intermediate notification.</summary>
    public byte EsmClass { get; init; } = 0x04;

    /// <summary>Whether receipted_message_id and message_state come along.</summary>
    public bool Tlvs { get; init; } = true;

    /// <summary>How the text is carried.</summary>
    public ReceiptTextForm Form { get; init; }

    /// <summary>A text instead of the usual one.</summary>
    public string? Text { get; init; }
}

/// <summary>How a receipt carries its text.</summary>
internal enum ReceiptTextForm
{
    /// <summary>ASCII in short_message.</summary>
    Plain,

    /// <summary>UCS-2 in short_message, data_coding 8.</summary>
    Ucs2,

    /// <summary>ASCII in message_payload.</summary>
    Payload,

    /// <summary>No text.</summary>
    None,
}
