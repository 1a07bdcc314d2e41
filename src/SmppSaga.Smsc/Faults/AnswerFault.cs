using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>A fault in the answer to a submit_sm; of several only the first strikes.</summary>
public abstract record AnswerFault : SmscFault
{
    private protected AnswerFault()
    {
    }

    /// <summary>Whether it has a reason to strike now.</summary>
    internal virtual bool Applies(SubmitExchange exchange) => true;

    /// <summary>Answers in its own way.</summary>
    /// <returns>What the session shall answer; null when nothing, or when it was written already.</returns>
    internal abstract ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct);
}
