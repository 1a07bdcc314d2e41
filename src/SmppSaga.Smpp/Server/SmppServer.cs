using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace SmppSaga.Smpp;

/// <summary>The SMSC side: listens, and runs a session for each connection.</summary>
public sealed class SmppServer : IAsyncDisposable
{
    private readonly SmppServerOptions _options;
    private readonly Func<SmppServerHandler> _createHandler;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<SmppSession, SmppServerHandler> _sessions = new();
    private readonly Task _accepting;
    private int _connections;

    private SmppServer(SmppServerOptions options, Func<SmppServerHandler> createHandler)
    {
        // A system_id that does not fit is told here, not to the first who binds.
        _ = PduEncoder.Encode(new BindTransceiverResp { SystemId = options.SystemId });
        _options = options;
        _createHandler = createHandler;
        _listener = new Socket(options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(options.Address, options.Port));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        ServerLog.Listening(options.Logger, _listener.LocalEndPoint);
        _accepting = AcceptAsync();
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>The connections of this moment, bound or not.</summary>
    public IReadOnlyCollection<SmppSession> Sessions => [.. _sessions.Keys];

    /// <summary>Starts to listen; one handler serves every session.</summary>
    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    /// <exception cref="SmppFieldException">The options' system_id does not fit.</exception>
    public static SmppServer Start(SmppServerOptions options, SmppServerHandler handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        return new SmppServer(options, () => handler);
    }

    /// <summary>Starts to listen; each session gets a handler of its own.</summary>
    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    /// <exception cref="SmppFieldException">The options' system_id does not fit.</exception>
    public static SmppServer Start(SmppServerOptions options, Func<SmppServerHandler> createHandler)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(createHandler);
        return new SmppServer(options, createHandler);
    }

    /// <summary>Stops listening and ends every session politely: unbind, with outstanding answers awaited up to <paramref name="drain"/>.</summary>
    public async Task StopAsync(TimeSpan drain, CancellationToken ct = default)
    {
        await StopListeningAsync().ConfigureAwait(false);
        await Task.WhenAll(_sessions.Keys.Select(session => session.UnbindAsync(drain, ct))).ConfigureAwait(false);
    }

    /// <summary>Stops listening and ends every session at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync().ConfigureAwait(false);
        foreach (SmppSession session in _sessions.Keys)
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
    }

    private async Task StopListeningAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptAsync(_stopping.Token).ConfigureAwait(false);
                _ = ServeAsync(socket);
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException exception)
            {
                // Out of descriptors, or a peer that was gone again: the next may fare better.
                ServerLog.AcceptFailed(_options.Logger, exception);
                await Task.Delay(TimeSpan.FromMilliseconds(100), _options.TimeProvider).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        string peer = "unknown";
        try
        {
            peer = socket.RemoteEndPoint?.ToString() ?? peer;
            if (Interlocked.Increment(ref _connections) > _options.MaxSessions)
            {
                ServerLog.NotServed(_options.Logger, peer, $"{_options.MaxSessions} connections already");
                return;
            }

            socket.NoDelay = true;
            Stream stream = await SecureAsync(new NetworkStream(socket, ownsSocket: true)).ConfigureAwait(false);
            SmppServerHandler handler = _createHandler();
            SmppSession session = SmppSession.Create(new SmppTransport(new StreamDuplexPipe(stream), peer), _options, handler);
            _sessions.TryAdd(session, handler);
            session.Start();
            if (_stopping.IsCancellationRequested)
            {
                session.Abort("the server stops");
            }

            SmppCloseReason reason = await session.Closed.ConfigureAwait(false);
            _sessions.TryRemove(session, out _);
            handler.OnClosed(session, reason);
        }
#pragma warning disable CA1031 // One connection's trouble is no other's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ServerLog.NotServed(_options.Logger, peer, exception.Message);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
            socket.Dispose();
        }
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        if (_options.Tls is null)
        {
            return stream;
        }

        SslStream secure = new(stream, leaveInnerStreamOpen: false);
        TimeSpan limit = _options.SessionInitTimeout > TimeSpan.Zero ? _options.SessionInitTimeout : Timeout.InfiniteTimeSpan;
        using CancellationTokenSource deadline = new(limit, _options.TimeProvider);
        await secure.AuthenticateAsServerAsync(_options.Tls, deadline.Token).ConfigureAwait(false);
        return secure;
    }
}
