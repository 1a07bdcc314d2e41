using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Benchmarks.Store;

/// <summary>
/// How many appends a Redis on this machine takes from 64 callers, one script call each and in groups. One append is a record of 200 octets
/// and a deadline. The server is SMPPSAGA_TEST_REDIS, or localhost:6379.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 5, iterationCount: 20)]
public class AppendBenchmarks
{
    private const int Callers = 64;
    private const int AppendsPerCaller = 250;
    private readonly byte[] _record = new byte[200];
    private readonly string _prefix = $"bench-{Guid.NewGuid():N}";
    private long _deadline;
    private RedisStoreConnection _connection = null!;
    private RedisEventStore _store = null!;

    private static string Server => Environment.GetEnvironmentVariable("SMPPSAGA_TEST_REDIS") ?? "localhost:6379";

    [Params(1, 64, 256)]
    public int MaxGroup { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _connection = new RedisStoreConnection(new RedisStoreOptions
        {
            Connection = Server,
            KeyPrefix = _prefix,
            MaxGroup = MaxGroup,
        });
        _store = new RedisEventStore(_connection);
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _store.DisposeAsync();
        await _connection.DisposeAsync();
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(Server);
        await client.GetDatabase().KeyDeleteAsync([$"{_prefix}:t:{{0}}", $"{_prefix}:g:{{0}}"]);
    }

    [Benchmark(OperationsPerInvoke = Callers * AppendsPerCaller)]
    public Task Append() => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(AppendAllAsync)));

    private async Task AppendAllAsync()
    {
        for (int i = 0; i < AppendsPerCaller; i++)
        {
            EventWrite write = new()
            {
                Id = Guid.NewGuid(), ExpectedVersion = 0, Records = [_record], ExpireAfter = TimeSpan.FromSeconds(30),
                Deadline = DateTimeOffset.UnixEpoch.AddMilliseconds(Interlocked.Increment(ref _deadline)),
            };
            if (await _store.AppendAsync(write) != AppendOutcome.Written)
            {
                throw new InvalidOperationException("A new saga met a conflict.");
            }
        }
    }
}
