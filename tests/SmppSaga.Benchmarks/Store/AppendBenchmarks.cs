using BenchmarkDotNet.Attributes;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Benchmarks.Store;

/// <summary>
/// How many appends a Redis on this machine takes from 64 callers, one script call each and in groups. One append is a record of 200 octets
/// and a deadline. The server is SMPPSAGA_TEST_REDIS, or localhost:6379.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 5, invocationCount: 1)]
public class AppendBenchmarks
{
    private const int Callers = 64;
    private const int AppendsPerCaller = 250;
    private readonly byte[] _record = new byte[200];
    private RedisStoreConnection _connection = null!;
    private RedisEventStore _store = null!;

    [Params(1, 64, 256)]
    public int MaxGroup { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _connection = new RedisStoreConnection(new RedisStoreOptions
        {
            Connection = Environment.GetEnvironmentVariable("SMPPSAGA_TEST_REDIS") ?? "localhost:6379",
            KeyPrefix = $"bench-{Guid.NewGuid():N}",
            MaxGroup = MaxGroup,
        });
        _store = new RedisEventStore(_connection);
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _store.DisposeAsync();
        await _connection.DisposeAsync();
    }

    [Benchmark(OperationsPerInvoke = Callers * AppendsPerCaller)]
    public Task Append() => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(AppendAllAsync)));

    private async Task AppendAllAsync()
    {
        for (int i = 0; i < AppendsPerCaller; i++)
        {
            EventWrite write = new()
            {
                Id = Guid.NewGuid(), ExpectedVersion = 0, Records = [_record], Deadline = DateTimeOffset.UnixEpoch, ExpireAfter = TimeSpan.FromSeconds(30),
            };
            if (await _store.AppendAsync(write) != AppendOutcome.Written)
            {
                throw new InvalidOperationException("A new saga met a conflict.");
            }
        }
    }
}
