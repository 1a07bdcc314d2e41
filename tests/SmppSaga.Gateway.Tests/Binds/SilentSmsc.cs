using System.Net;
using System.Net.Sockets;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>An SMSC that takes every connection and says nothing, like one behind a load balancer whose node is gone.</summary>
internal sealed class SilentSmsc : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _taken = [];
    private readonly Task _taking;

    public SilentSmsc()
    {
        _listener.Start();
        _taking = TakeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Most connections that were open when one more came, with it.</summary>
    public int Most { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        _taken.ForEach(static x => x.Dispose());
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync();
                _taken.RemoveAll(IsClosed);
                _taken.Add(socket);
                (Connections, Most) = (Connections + 1, Math.Max(Most, _taken.Count));
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    /// <summary>The peer closed it: behind what it had sent there is the end.</summary>
    private static bool IsClosed(Socket socket)
    {
        byte[] octets = new byte[1024];
        try
        {
            while (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
            {
                if (socket.Receive(octets) == 0)
                {
                    socket.Dispose();
                    return true;
                }
            }
        }
        catch (SocketException)
        {
            socket.Dispose();
            return true;
        }

        return false;
    }
}
