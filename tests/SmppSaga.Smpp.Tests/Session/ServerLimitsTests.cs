using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace SmppSaga.Smpp.Tests.Session;

public sealed class ServerLimitsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RecordingHandler _handler = new();

    [Fact]
    public async Task A_flood_of_connections_is_one_line_in_the_log_until_one_ends()
    {
        RecordingLogger logger = new();
        await using SmppServer server = SmppServer.Start(new SmppServerOptions { Port = 0, MaxSessions = 1, Logger = logger }, _handler);
        SmppSession first = await BindAsync(server);
        for (int i = 0; i < 5; i++)
        {
            await ConnectAndSeeTheEndAsync(server);
        }

        Assert.Single(Refusals(logger));
        await first.UnbindAsync(TimeSpan.Zero);
        await EventuallyAsync(() => server.Sessions.Count == 0);
        await using SmppSession second = await BindPatientlyAsync(server);
        await ConnectAndSeeTheEndAsync(server);

        await EventuallyAsync(() => Refusals(logger).Count() == 2);
    }

    [Fact]
    public async Task A_handshake_that_never_comes_ends_with_the_server()
    {
        SslServerAuthenticationOptions tls = new() { ServerCertificateSelectionCallback = static (_, _) => throw new InvalidOperationException("Nobody says hello.") };
        SmppServer server = SmppServer.Start(new SmppServerOptions { Port = 0, Tls = tls, SessionInitTimeout = TimeSpan.Zero }, _handler);
        using Socket silent = await ConnectAsync(server);

        await server.DisposeAsync();

        await SeeTheEndAsync(silent);
    }

    [Fact]
    public async Task Stopping_and_disposing_may_come_twice()
    {
        SmppServer server = SmppServer.Start(new SmppServerOptions { Port = 0 }, _handler);

        await server.StopAsync(TimeSpan.Zero);
        await server.DisposeAsync();
        await server.DisposeAsync();
        await server.StopAsync(TimeSpan.Zero);

        Assert.Empty(server.Sessions);
    }

    [Fact]
    public void Options_that_no_session_can_have_are_told_at_the_start()
    {
        SmppServerOptions options = new() { Port = 0 };

        Assert.Throws<ArgumentOutOfRangeException>(() => SmppServer.Start(options with { Window = 0 }, _handler));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmppServer.Start(options with { MaxInbound = 0 }, _handler));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmppServer.Start(options with { MaxPduLength = 15 }, _handler));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmppServer.Start(options with { MaxSessions = 0 }, _handler));
        Assert.Throws<SmppFieldException>(() => SmppSession.Accept(new PipePair().Server, options with { SystemId = new string('a', 16) }, _handler));
    }

    [Fact]
    public async Task A_client_with_impossible_options_connects_to_nobody()
    {
        using Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        SmppClientOptions options = new() { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndPoint!).Port, Window = 0 };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SmppSession.ConnectAsync(options, _handler));

        Assert.False(listener.Poll(0, SelectMode.SelectRead), "A connection was made and left open.");
    }

    private static IEnumerable<string> Refusals(RecordingLogger logger) => logger.Lines.Where(static line => line.Contains("connections already", StringComparison.Ordinal));

    private async Task<SmppSession> BindAsync(SmppServer server) =>
        await SmppSession.ConnectAsync(new SmppClientOptions { Host = "127.0.0.1", Port = server.Port, SystemId = "acme" }, _handler).WaitAsync(Patience);

    // The place of a session is free a moment after the session has left the list.
    private async Task<SmppSession> BindPatientlyAsync(SmppServer server)
    {
        for (long start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                return await BindAsync(server);
            }
            catch (SmppConnectException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<Socket> ConnectAsync(SmppServer server)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Port).WaitAsync(Patience);
        return socket;
    }

    private static async Task ConnectAndSeeTheEndAsync(SmppServer server)
    {
        using Socket socket = await ConnectAsync(server);
        await SeeTheEndAsync(socket);
    }

    private static async Task SeeTheEndAsync(Socket socket)
    {
        try
        {
            Assert.Equal(0, await socket.ReceiveAsync(new byte[1]).WaitAsync(Patience));
        }
        catch (SocketException exception)
        {
            Assert.Equal(SocketError.ConnectionReset, exception.SocketErrorCode);
        }
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It did not come to be.");
            await Task.Yield();
        }
    }
}
