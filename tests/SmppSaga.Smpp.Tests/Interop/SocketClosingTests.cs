using System.Net;
using System.Net.Sockets;
using SmppSaga.Smpp.Tests.Session;

namespace SmppSaga.Smpp.Tests.Interop;

/// <summary>A session that is over leaves no socket behind, whoever was faster.</summary>
public sealed class SocketClosingTests
{
    private const int UnbindId = 6;

    // The peer closes in the moment of its answer to unbind, as node-smpp does: then both ends race. Once is not enough to see who loses.
    [Fact]
    public async Task The_socket_is_closed_when_the_peer_closes_together_with_its_unbind_resp()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        SmppClientOptions options = new() { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, SystemId = "acme" };
        for (int i = 0; i < 100; i++)
        {
            Task<SmppSession> connecting = SmppSession.ConnectAsync(options, new RecordingHandler());
            using Socket peer = await listener.AcceptSocketAsync();
            await AnswerAsync(peer, [0]);
            SmppSession session = await connecting;

            Task unbinding = session.UnbindAsync(TimeSpan.Zero);
            await AnswerAsync(peer, []);
            peer.Shutdown(SocketShutdown.Send);

            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
            Assert.Equal(0, await peer.ReceiveAsync(new byte[1], patience.Token));
            await unbinding;
        }
    }

    private static async Task AnswerAsync(Socket peer, byte[] body)
    {
        byte[] request = new byte[256];
        int length = await peer.ReceiveAsync(request);
        Assert.True(request[7] is 9 or UnbindId, $"{length} octets, command {request[7]}");
        byte[] answer = [0, 0, 0, (byte)(16 + body.Length), 0x80, .. request[5..8], 0, 0, 0, 0, .. request[12..16], .. body];
        await peer.SendAsync(answer);
    }
}
