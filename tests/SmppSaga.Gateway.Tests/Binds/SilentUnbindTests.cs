using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class SilentUnbindTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(BindMode.Transceiver)]
    [InlineData(BindMode.Pair)]
    public async Task An_SMSC_that_answers_neither_submit_nor_unbind_is_left_within_the_drain(BindMode mode)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        _ = BindAllAsync(listener);
        ConnectorOptions connector = new() { Host = ["127.0.0.1"], Port = ((IPEndPoint)listener.LocalEndpoint).Port, SystemId = "acme", Bind = mode };
        await using SlotSessions sessions = await SlotSessions.ConnectAsync(
            connector, static () => new BindSessionHandler(null!, null!, NullLogger.Instance), _time, NullLogger.Instance, default).WaitAsync(Patience);

        Task submitting = sessions.Main.SubmitAsync(new SubmitSm()).AsTask();

        Task unbinding = sessions.UnbindAsync(TimeSpan.FromSeconds(4), default);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.False(submitting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await unbinding.WaitAsync(Patience);
        Assert.True((await Assert.ThrowsAsync<SmppSessionClosedException>(() => submitting.WaitAsync(Patience))).Written);
    }

    /// <summary>Takes every bind and says nothing more.</summary>
    private static async Task BindAllAsync(TcpListener listener)
    {
        // Kept: a client that nobody holds is closed when memory is collected.
        List<TcpClient> clients = [];
        while (true)
        {
            clients.Add(await listener.AcceptTcpClientAsync());
            NetworkStream stream = clients[^1].GetStream();
            byte[] header = new byte[16];
            await stream.ReadExactlyAsync(header);
            header[4] |= 0x80;
            await stream.WriteAsync((byte[])[0, 0, 0, 17, .. header[4..], 0]);
        }
    }
}
