using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>A fault in the answer to a bind; of several only the first strikes.</summary>
public abstract record BindFault : SmscFault
{
    private protected BindFault()
    {
    }

    /// <summary>Whether it has a reason to strike now.</summary>
    internal virtual bool Applies(BindExchange exchange) => true;

    /// <returns>The status to answer; never ESME_ROK.</returns>
    internal abstract ValueTask<CommandStatus> AnswerAsync(BindExchange exchange, CancellationToken ct);
}
