using System.IO.Pipelines;
using Microsoft.Extensions.Logging;

namespace SmppSaga.Smpp;

/// <summary>
/// One SMPP session, client or server: one loop reads, one writes, and no lock is held while foreign code runs. All members may be called
/// from any thread.
/// </summary>
public sealed partial class SmppSession : IAsyncDisposable
{
    private readonly SmppSessionOptions _options;
    private readonly SmppSessionHandler _handler;
    private readonly SmppTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly OutputQueue _output;
    private readonly InboundQueue _inbound;
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource<SmppCloseReason> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RequestPool _spare;
    private int _state = (int)SmppSessionState.Open;
    private string? _name;

    private SmppSession(SmppTransport transport, SmppSessionOptions options, SmppSessionHandler handler, SmppServerHandler? server)
    {
        SmppSessionOptions.ThrowIfImpossible(options);
        _options = options;
        _handler = handler;
        _server = server;
        _transport = transport;
        _time = options.TimeProvider;
        _logger = options.Logger;
        _output = new OutputQueue(transport.Pipe.Output, _time);
        _inbound = new InboundQueue(this, handler, options.MaxInbound, _over.Token);
        _spare = new RequestPool(this, options.Window);
        Requests = new RequestWindow(options.Window, _time);
        _startedAt = _time.GetTimestamp();
        _lastReceived = _startedAt;
        _lastActivity = _startedAt;
        _lastReceivedTicks = _time.GetUtcNow().UtcTicks;
    }

    /// <summary>Where the session stands.</summary>
    public SmppSessionState State => (SmppSessionState)Volatile.Read(ref _state);

    /// <summary>Most requests of ours without an answer.</summary>
    public int Window => Requests.Size;

    /// <summary>Places of the window that are taken, reserved ones included.</summary>
    public int Outstanding => Requests.Outstanding;

    /// <summary>When the last PDU came, any PDU; before the first, when the session began.</summary>
    public DateTimeOffset LastReceivedAt => new(Volatile.Read(ref _lastReceivedTicks), TimeSpan.Zero);

    /// <summary>The peer's answer to our bind; null before it and on the server side.</summary>
    public Pdu? BindResponse { get; private set; }

    /// <summary>The peer's bind; null before it and on the client side. It holds the password.</summary>
    public Pdu? BindRequest { get; private set; }

    /// <summary>system_id of the ESME, once bound.</summary>
    public string SystemId { get; private set; } = "";

    /// <summary>The other side's address and port.</summary>
    public string RemoteEndPoint => _transport.Peer;

    /// <summary>Completes once, when the session is over; never faults.</summary>
    public Task<SmppCloseReason> Closed => _closed.Task;

    internal RequestWindow Requests { get; }

    /// <summary>Connects by TCP, with TLS if set, and binds.</summary>
    /// <exception cref="SmppConnectException">Not reachable, TLS refused, or no answer to the bind within BindTimeout.</exception>
    /// <exception cref="SmppBindException">The SMSC refused the bind.</exception>
    /// <exception cref="SmppFieldException">A field of the bind breaks its limit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is below its least value; nothing was connected.</exception>
    public static async Task<SmppSession> ConnectAsync(SmppClientOptions options, SmppSessionHandler handler, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        SmppSessionOptions.ThrowIfImpossible(options);
        SmppTransport transport = await SmppConnector.ConnectAsync(options, ct).ConfigureAwait(false);
        return await BindAsync(transport, options, handler, ct).ConfigureAwait(false);
    }

    /// <summary>Binds over a connection that is already there, e.g. an in-memory pipe or a tunnel. The session completes the pipe when it ends.</summary>
    /// <inheritdoc cref="ConnectAsync(SmppClientOptions, SmppSessionHandler, CancellationToken)"/>
    public static Task<SmppSession> ConnectAsync(IDuplexPipe connection, SmppClientOptions options, SmppSessionHandler handler, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        return BindAsync(new SmppTransport(connection, $"{options.Host}:{options.Port}"), options, handler, ct);
    }

    /// <summary>Serves the SMSC side of a connection that is already there. The session completes the pipe when it ends.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="options">Timers and limits.</param>
    /// <param name="handler">Who is told.</param>
    /// <param name="peer">What logs call the other side.</param>
    public static SmppSession Accept(IDuplexPipe connection, SmppServerOptions options, SmppServerHandler handler, string peer = "pipe")
    {
        ArgumentNullException.ThrowIfNull(connection);
        return Accept(new SmppTransport(connection, peer), options, handler);
    }

    internal static SmppSession Accept(SmppTransport transport, SmppServerOptions options, SmppServerHandler handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        SmppSession session = Create(transport, options, handler);
        session.Start();
        return session;
    }

    /// <summary>A session that does not read yet.</summary>
    internal static SmppSession Create(SmppTransport transport, SmppServerOptions options, SmppServerHandler handler) => new(transport, options, handler, handler);

    /// <summary>For logs and messages.</summary>
    public override string ToString() => _name ??= $"{PduText.OneLine(SystemId)}@{_transport.Peer}";

    private void SetState(SmppSessionState state) => Volatile.Write(ref _state, (int)state);

    internal void Start()
    {
        _ = ObserveAsync(_output.RunAsync());
        _ = ObserveAsync(ReadAsync());
        StartTimers();
        SmppTelemetry.Session(_server is not null, 1);
    }

    private async Task ObserveAsync(Task loop)
    {
        try
        {
            await loop.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The end of a loop is the end of the session, whatever ended it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Close(new SmppCloseReason(SmppCloseKind.TransportError, exception.Message, exception));
        }
    }
}
