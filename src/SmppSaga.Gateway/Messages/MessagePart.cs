using SmppSaga.Contracts;

namespace SmppSaga.Gateway.Messages;

/// <summary>One submit_sm of a message, as folded from its records.</summary>
internal sealed class MessagePart
{
    public List<PartAttempt> Attempts { get; } = [];

    /// <summary>Set by the final receipt, a refusal, or the end of all hope; null while open.</summary>
    public DeliveryStatus? Outcome { get; set; }

    public PartAttempt? Last => Attempts.Count == 0 ? null : Attempts[^1];

    public bool Taken => Attempts.Exists(x => x.Taken);

    public bool Doubted => Attempts.Exists(x => x.Doubted);

    /// <summary>A second doubt ends the tries.</summary>
    public int Doubts => Attempts.Count(x => x.Doubted);

    /// <summary>The message_id of the first attempt that the SMSC took; null when unknown.</summary>
    public string? SmscMessageId => Attempts.Find(x => x.Taken && x.SmscMessageId.Length > 0)?.SmscMessageId;

    /// <summary>Whether this part may be written now.</summary>
    public bool MayWrite(DateTimeOffset now) =>
        Outcome is null && !Taken && (Last is null || (!Last.Live && Last.RetryAt != default && Last.RetryAt <= now));
}
