using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

public sealed class HostilePeerTests : SmscTest
{
    public static TheoryData<string> Greetings =>
    [
        Convert.ToHexString(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")),
        "16030100C8010000C40303" + new string('A', 64),
        "7FFFFFFF000000040000000000000001",
        "FFFFFFFF000000040000000000000001",
        "00000000000000040000000000000001",
        "0000000F000000040000000000000001",
        "D2A17F33C04455E6" + new string('7', 400),
    ];

    [Theory]
    [MemberData(nameof(Greetings))]
    public async Task Whoever_speaks_no_smpp_is_closed_logged_once_and_disturbs_nobody(string hex)
    {
        RecordingLogger logger = new();
        SmscSimulator simulator = Start(new SmscOptions { Logger = logger });
        SmppSession session = await BindAsync(simulator);
        logger.Entries.Clear();

        await SendAsync(simulator.Port, Convert.FromHexString(hex));

        Assert.True((await SubmitAsync(session, Message())).CommandStatus.IsOk);
        await UntilAsync(() => simulator.Statistics.ProtocolErrors == 1 && !logger.Entries.IsEmpty);
        Assert.Contains("command_length", Assert.Single(logger.Entries), StringComparison.Ordinal);
        Assert.Equal(1, simulator.Statistics.Bound);
    }

    [Fact]
    public async Task A_thousand_hostile_connections_leave_memory_flat()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        byte[] length = Convert.FromHexString("7FFFFFFF000000040000000000000001");
        await StormAsync(50);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await StormAsync(1000);

        await UntilAsync(() => simulator.Statistics.ProtocolErrors == 1050);

        // Other tests allocate beside this one; what leaks would stay.
        await UntilAsync(() => GC.GetTotalMemory(forceFullCollection: true) - before < 16 * 1024 * 1024);

        async Task StormAsync(int count)
        {
            for (int n = 0; n < count; n++)
            {
                await SendAsync(simulator.Port, length);
            }
        }
    }

    /// <summary>Sends the octets and waits until the other side has closed.</summary>
    private static async Task SendAsync(int port, byte[] octets)
    {
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", port).WaitAsync(Patience);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(octets);
        try
        {
            while (await stream.ReadAsync(new byte[256]).AsTask().WaitAsync(Patience) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }
    }

    private sealed class RecordingLogger : ILogger
    {
        public ConcurrentQueue<string> Entries { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue(formatter(state, exception));
    }
}
