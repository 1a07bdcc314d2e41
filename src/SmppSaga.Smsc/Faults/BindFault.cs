using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>A fault in the answer to a bind; of several only the first strikes.</summary>
public abstract record BindFault : SmscFault
{
    private protected BindFault()
    {
    }

    /// <returns>The status to answer; ESME_ROK binds.</returns>
    internal abstract ValueTask<CommandStatus> AnswerAsync(BindExchange exchange, CancellationToken ct);
}
