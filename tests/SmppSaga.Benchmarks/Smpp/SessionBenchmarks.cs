using System.Globalization;
using BenchmarkDotNet.Attributes;
using SmppSaga.Smpp;

namespace SmppSaga.Benchmarks.Smpp;

/// <summary>
/// SubmitAsync over one loopback connection, with as many callers as the window has places. The SMSC is a server of this library in the
/// same process, or the one that SMPPSAGA_BENCH_SMSC names as HOST:PORT.
/// </summary>
[MemoryDiagnoser]
public class SessionBenchmarks
{
    private const int Submits = 100_000;

    private SmppServer? _server;
    private SmppSession _session = null!;
    private int _left;

    [Params(1, 10, 100, 1000)]
    public int Window { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        string? elsewhere = Environment.GetEnvironmentVariable("SMPPSAGA_BENCH_SMSC");
        _server = elsewhere is null ? SmppServer.Start(new SmppServerOptions { Port = 0 }, new Smsc()) : null;
        string[] address = (elsewhere ?? $"127.0.0.1:{_server!.Port}").Split(':');
        _session = await SmppSession.ConnectAsync(
            new SmppClientOptions { Host = address[0], Port = int.Parse(address[1], CultureInfo.InvariantCulture), SystemId = "bench", Password = "bench", Window = Window },
            new Esme());
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _session.UnbindAsync(TimeSpan.FromSeconds(5));
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Benchmark(OperationsPerInvoke = Submits)]
    public async Task SubmitAsync()
    {
        _left = Submits;
        Task[] callers = new Task[Window];
        for (int i = 0; i < callers.Length; i++)
        {
            callers[i] = CallAsync();
        }

        await Task.WhenAll(callers);
    }

    private async Task CallAsync()
    {
        while (Interlocked.Decrement(ref _left) >= 0)
        {
            await _session.SubmitAsync(SamplePdus.Submit);
        }
    }

    private sealed class Esme : SmppSessionHandler;

    private sealed class Smsc : SmppServerHandler
    {
        private static readonly SubmitSmResp Taken = new() { MessageId = "0123456789abcdef" };

        public override ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct) => new(Taken);
    }
}
