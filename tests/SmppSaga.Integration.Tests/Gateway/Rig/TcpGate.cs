using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>A port in front of a server of this machine: while it is shut nobody can connect, while it is open octets pass both ways.</summary>
internal sealed class TcpGate(int target) : IAsyncDisposable
{
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    public int Port { get; } = Setup.FreePort();

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Shuts it and cuts what passes through.</summary>
    public async Task ShutAsync()
    {
        _listener?.Dispose();
        await _accepting;
        while (_clients.TryTake(out TcpClient? client))
        {
            client.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await ShutAsync();

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                _ = PassAsync(client);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        TcpClient server = new() { NoDelay = true };
        client.NoDelay = true;
        _clients.Add(client);
        _clients.Add(server);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone: so is the other.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
