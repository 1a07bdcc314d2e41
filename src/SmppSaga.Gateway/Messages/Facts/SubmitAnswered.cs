namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>The SMSC answered a submit_sm, or the write did not happen at all.</summary>
/// <param name="SmsId">The message.</param>
/// <param name="At">When the answer was read.</param>
/// <param name="Bind">The bind and epoch that wrote it.</param>
/// <param name="SequenceNumber">Its sequence_number on that session.</param>
/// <param name="Class">What the answer means for the message.</param>
/// <param name="CommandStatus">command_status as received.</param>
/// <param name="CommandStatusName">Its name.</param>
/// <param name="SmscMessageId">message_id as received, possibly empty.</param>
/// <param name="RetryAt">For a retry: not before this instant.</param>
/// <param name="ReceiptBy">For an acceptance: how long a receipt is waited for.</param>
/// <param name="RetryCause">For a retry: what the status asks for, throttled, queue_full or temporary; empty when it says nothing about the connector.</param>
internal sealed record SubmitAnswered(
    Guid SmsId,
    DateTimeOffset At,
    BindRef Bind,
    uint SequenceNumber,
    AnswerClass Class,
    uint CommandStatus = 0,
    string CommandStatusName = "",
    string SmscMessageId = "",
    DateTimeOffset RetryAt = default,
    DateTimeOffset ReceiptBy = default,
    string RetryCause = "") : IMessageFact;

/// <summary>What an answer means for the message.</summary>
internal enum AnswerClass
{
    /// <summary>ESME_ROK.</summary>
    Taken,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Not taken; trying again is free of doubt.</summary>
    Retry,

    /// <summary>A status that some SMSCs send after taking the message: tried again, flagged.</summary>
    RetryFlagged,
}
