using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmppSaga.Integration.Tests.Servers;

/// <summary>A redis-server that belongs to one test, on a free port of 127.0.0.1, with appendonly and noeviction unless told otherwise: for tests that kill it and start it again.</summary>
public sealed class RedisProcess : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("smppsaga-redis-").FullName;
    private readonly string[] _options;
    private Process? _process;

    private RedisProcess(int port, string[] options)
    {
        Port = port;
        _options = options;
    }

    public int Port { get; }

    /// <summary>host:port, as the gateway's store.connection takes it.</summary>
    public string Connection => $"127.0.0.1:{Port}";

    /// <summary>Starts one and waits until it answers PING. Options as on redis-server's command line: "--appendonly", "no".</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within 20 s; the message carries its log.</exception>
    public static async Task<RedisProcess> StartAsync(params string[] options)
    {
        RedisProcess redis = new(FreePort(), options);
        try
        {
            await redis.StartAgainAsync();
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once (SIGKILL), as a crash does: what its append-only file has not got is gone.</summary>
    public void Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Starts it after <see cref="Kill"/>, on the same port and with the data it had on disk.</summary>
    public async Task StartAgainAsync()
    {
        if (_process is not null)
        {
            throw new InvalidOperationException($"redis-server on {Connection} still runs: call Kill first.");
        }

        string log = Path.Combine(_directory, "log");
        string[] arguments = ["--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--dir", _directory, "--logfile", log,
            "--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", .. _options];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments))!;
        if (!await AnswersAsync(_process, TimeSpan.FromSeconds(20)))
        {
            throw new InvalidOperationException($"redis-server on {Connection} does not answer: {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "no log")}");
        }
    }

    /// <summary>Takes everything it had on disk away, as a lost volume does. Only while it is down.</summary>
    public void LoseData()
    {
        foreach (string directory in Directory.GetDirectories(_directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Cuts the end of its append-only file off, as a disk that lied about its writes does. Only while it is down.</summary>
    public void CutAppendOnlyFile(int octets)
    {
        string newest = Directory.GetFiles(_directory, "*.incr.aof", SearchOption.AllDirectories).OrderBy(File.GetLastWriteTimeUtc).Last();
        using FileStream file = File.OpenWrite(newest);
        file.SetLength(Math.Max(0, file.Length - octets));
    }

    /// <summary>Sends one command over a connection of its own and returns the answer's text, of an error too; spaces are not for its arguments.</summary>
    public async Task<string> AskAsync(params string[] command)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        using StreamReader reader = new(client.GetStream(), Encoding.Latin1);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Join(' ', command) + "\r\n"));
        string head = await reader.ReadLineAsync() ?? "";
        if (!head.StartsWith('$'))
        {
            return head[1..];
        }

        char[] text = new char[int.Parse(head[1..], CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(text);
        return new string(text);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        // A child that rewrites the append-only file outlives its parent for a moment.
        long started = TimeProvider.System.GetTimestamp();
        while (Directory.Exists(_directory))
        {
            try
            {
                Directory.Delete(_directory, recursive: true);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    private async Task<bool> AnswersAsync(Process process, TimeSpan patience)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!process.HasExited && TimeProvider.System.GetElapsedTime(started) < patience)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                using StreamReader reader = new(client.GetStream());
                await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
                if (await reader.ReadLineAsync() == "+PONG")
                {
                    return true;
                }
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return false;
    }

    internal static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
