using System.IO.Pipelines;

namespace SmppSaga.Smpp;

/// <content>outbind (SMPP 3.4, 2.2.1 and 4.1.7): the SMSC connects to the ESME and asks it to bind.</content>
public sealed partial class SmppSession
{
    private readonly TaskCompletionSource<Outbind> _outbound = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The SMSC's side: sends outbind over a connection that it has made, and serves the bind that follows.</summary>
    /// <exception cref="SmppFieldException">A field of the outbind breaks its limit.</exception>
    public static SmppSession Outbind(IDuplexPipe connection, Outbind outbind, SmppServerOptions options, SmppServerHandler handler)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(outbind);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        SmppSession session = Create(new SmppTransport(connection, "pipe"), options, handler);
        session.SetState(SmppSessionState.Outbound);
        session.Requests.StartAfter(1);

        // From here on the state is the loops': the peer may have gone already.
        session.Start();
        try
        {
            session.AddUrgent(outbind, 1);
            session._output.Flush(onThisThread: true);
            return session;
        }
        catch
        {
            session.Abort("outbind not sent");
            throw;
        }
    }

    /// <summary>The ESME's side: waits for outbind on a connection that the SMSC has made, then binds as the options say.</summary>
    /// <param name="connection">The connection; the session completes it when it ends.</param>
    /// <param name="options">How to bind. BindTimeout also limits the wait for outbind.</param>
    /// <param name="isTrusted">Checks system_id and password of the SMSC; false closes.</param>
    /// <param name="handler">What is told of the session.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="SmppConnectException">No outbind came, it was not trusted, or the bind was not answered.</exception>
    /// <exception cref="SmppBindException">The SMSC refused the bind.</exception>
    public static async Task<SmppSession> AcceptOutbindAsync(
        IDuplexPipe connection, SmppClientOptions options, Func<Outbind, bool> isTrusted, SmppSessionHandler handler, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(isTrusted);
        ArgumentNullException.ThrowIfNull(handler);
        SmppSession session = new(new SmppTransport(connection, "outbind"), options, handler, server: null) { SystemId = options.SystemId };
        session.Start();
        try
        {
            TimeSpan limit = options.BindTimeout > TimeSpan.Zero ? options.BindTimeout : Timeout.InfiniteTimeSpan;
            Outbind outbind = await session._outbound.Task.WaitAsync(limit, options.TimeProvider, ct).ConfigureAwait(false);
            if (!isTrusted(outbind))
            {
                throw new SmppConnectException($"outbind of {outbind.SystemId} is not trusted.");
            }
        }
        catch (TimeoutException)
        {
            session.Abort("no outbind");
            throw new SmppConnectException($"No outbind within {options.BindTimeout.TotalSeconds:0.###} s.");
        }
        catch
        {
            session.Abort("outbind not taken");
            throw;
        }

        return await session.BindAsync(options, ct).ConfigureAwait(false);
    }
}
