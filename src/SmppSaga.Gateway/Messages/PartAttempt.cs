using SmppSaga.Gateway.Messages.Facts;

namespace SmppSaga.Gateway.Messages;

/// <summary>One write of one part, as folded from its records.</summary>
internal sealed class PartAttempt
{
    public required ushort Number { get; init; }

    public required BindRef Bind { get; init; }

    public required uint SequenceNumber { get; init; }

    /// <summary>Without an answer by then the outcome is in doubt.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>submit_sm_resp came, whatever it said.</summary>
    public bool Answered { get; set; }

    /// <summary>It said ESME_ROK.</summary>
    public bool Taken { get; set; }

    /// <summary>Nobody could tell at some time; a late answer may have told since.</summary>
    public bool Doubted { get; set; }

    /// <summary>The doubt waits for a late answer, a receipt or a person (policy hold).</summary>
    public bool Held { get; set; }

    /// <summary>The answer was a status that some SMSCs send after taking the message.</summary>
    public bool Ambiguous { get; set; }

    /// <summary>command_status of an answer that let the part be tried again; 0 when none did.</summary>
    public uint DeferredBy { get; set; }

    /// <summary>The next attempt not before this instant; default when no further attempt is planned.</summary>
    public DateTimeOffset RetryAt { get; set; }

    /// <summary>When the sweeper looks whether that attempt was made.</summary>
    public DateTimeOffset LookAt { get; set; }

    /// <summary>How long a receipt is waited for.</summary>
    public DateTimeOffset ReceiptBy { get; set; }

    public string SmscMessageId { get; set; } = "";

    /// <summary>Written (or about to be) and neither answered nor given up.</summary>
    public bool Live => !Answered && !Doubted;

    /// <summary>In doubt, and no late answer has told.</summary>
    public bool InDoubt => Doubted && !Answered;

    /// <summary>The SMSC may have it without having said so: the next write may reach the recipient a second time.</summary>
    public bool Doubtful => InDoubt || Ambiguous;
}
