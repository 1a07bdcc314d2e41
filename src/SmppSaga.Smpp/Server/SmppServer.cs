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
    private int _full;

    private SmppServer(SmppServerOptions options, Func<SmppServerHandler> createHandler)
    {
        // What cannot work is told here, not to the first who binds.
        SmppSessionOptions.ThrowIfImpossible(options);
        _options = options;
        _createHandler = createHandler;
        _listener = new Socket(options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(new IPEndPoint(options.Address, options.Port));
            _listener.Listen();
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

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
    /// <exception cref="ArgumentOutOfRangeException">Another option is below its least value.</exception>
    public static SmppServer Start(SmppServerOptions options, SmppServerHandler handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        return new SmppServer(options, () => handler);
    }

    /// <summary>Starts to listen; each session gets a handler of its own.</summary>
    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    /// <exception cref="SmppFieldException">The options' system_id does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another option is below its least value.</exception>
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
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
        }

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
        bool served = Interlocked.Increment(ref _connections) <= _options.MaxSessions;
        try
        {
            peer = socket.RemoteEndPoint?.ToString() ?? peer;
            if (!served)
            {
                RefuseOverflow(peer);
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
            if (served)
            {
                Volatile.Write(ref _full, 0);
            }
        }
    }

    private void RefuseOverflow(string peer)
    {
        // Once until somebody leaves: a flood of connections must not be a flood of log lines.
        if (Interlocked.Exchange(ref _full, 1) == 0)
        {
            ServerLog.NotServed(_options.Logger, peer, $"{_options.MaxSessions} connections already; so for all until one of them ends");
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
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stopping.Token);
        await secure.AuthenticateAsServerAsync(_options.Tls, either.Token).ConfigureAwait(false);
        return secure;
    }
}
