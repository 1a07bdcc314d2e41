using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>
/// Accepts connections and gives each a session. It is not <see cref="SmppServer"/> because faults need the connection below the session.
/// </summary>
internal sealed class SmscListener : IAsyncDisposable
{
    private readonly Simulation _simulation;
    private readonly Socket _socket;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<SmppSession, Task> _serving = new();
    private readonly Task _accepting;

    public SmscListener(Simulation simulation)
    {
        _simulation = simulation;
        _socket = new Socket(simulation.Options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _socket.Bind(new IPEndPoint(simulation.Options.Address, simulation.Options.Port));
        _socket.Listen();
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        SmscLog.Listening(simulation.Options.Logger, _socket.LocalEndPoint);
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _socket.Dispose();
        await _accepting;
        foreach ((SmppSession session, _) in _serving)
        {
            session.Abort("the simulator stops");
        }

        await Task.WhenAll(_serving.Values);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Socket peer = await _socket.AcceptAsync(_stopping.Token);
                Serve(peer);
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException exception)
            {
                // Out of descriptors, or a peer that was gone again: the next may fare better.
                SmscLog.AcceptFailed(_simulation.Options.Logger, exception);
                await Task.Delay(TimeSpan.FromMilliseconds(100), _simulation.Time);
            }
        }
    }

    private void Serve(Socket peer)
    {
        peer.NoDelay = true;
        string name = peer.RemoteEndPoint?.ToString() ?? "unknown";
        WireStream wire = new(peer, _simulation.Time);
        SmscSession handler = new(wire, _simulation);
        _simulation.Counters.Add(Count.Connections);
        SmppSession session = SmppSession.Accept(new WirePipe(wire), _simulation.SessionOptions, handler, name);
        TaskCompletionSource served = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _serving[session] = served.Task;
        _ = EndAsync(session, handler, wire, served);
    }

    private async Task EndAsync(SmppSession session, SmscSession handler, WireStream wire, TaskCompletionSource served)
    {
        try
        {
            handler.OnClosed(session, await session.Closed);
            await wire.CloseAsync();
        }
#pragma warning disable CA1031 // One connection's trouble is no other's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SmscLog.NotServed(_simulation.Options.Logger, exception, session.RemoteEndPoint);
        }
        finally
        {
            _serving.TryRemove(session, out _);
            served.SetResult();
        }
    }
}
