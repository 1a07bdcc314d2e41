namespace SmppSaga.Smpp;

/// <summary>What an SMSC is told of one session or of all; see <see cref="SmppSessionHandler"/>.</summary>
public abstract class SmppServerHandler : SmppSessionHandler
{
    /// <summary>A peer wants to bind. The session is bound when the answer is ESME_ROK; else it may try again.</summary>
    /// <param name="session">The session, not yet bound.</param>
    /// <param name="bindRequest">A <see cref="BindRequest"/> with the credentials.</param>
    /// <param name="ct">Cancelled when the session is over.</param>
    /// <returns>The status to answer. The default takes everybody.</returns>
    public virtual ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct) => new(CommandStatus.ESME_ROK);

    /// <summary>A session is over.</summary>
    public virtual void OnClosed(SmppSession session, SmppCloseReason reason)
    {
    }
}
