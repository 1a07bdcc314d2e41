using SmppSaga.Gateway.Messages.Facts;

namespace SmppSaga.Gateway.Messages;

/// <summary>One write of one part, as folded from its records.</summary>
internal sealed class PartAttempt
{
    public required ushort Number { get; init; }

    public required BindRef Bind { get; init; }

    public required uint SequenceNumber { get; init; }

    /// <summary>The next write after this one may reach the recipient a second time.</summary>
    public bool Doubtful => Doubted || Ambiguous;

    /// <summary>submit_sm_resp came, whatever it said.</summary>
    public bool Answered { get; set; }

    /// <summary>It said ESME_ROK.</summary>
    public bool Taken { get; set; }

    public bool Doubted { get; set; }

    public bool Ambiguous { get; set; }

    /// <summary>The next attempt not before this instant; default when no further attempt is planned.</summary>
    public DateTimeOffset RetryAt { get; set; }

    public string SmscMessageId { get; set; } = "";

    /// <summary>Written (or about to be) and neither answered nor given up.</summary>
    public bool Live => !Answered && !Doubted;
}
