using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Benchmarks.Store;

/// <summary>
/// What one message's whole way through the store costs beside so many others that wait: three appends, its id linked and resolved, and its end, from 64 callers.
/// The budget: flat within 10 % from none to a million. The server is SMPPSAGA_TEST_REDIS, or localhost:6379; a million take about 700 MB there.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 15)]
public class PendingBenchmarks
{
    private const int Callers = 64;
    private const int MessagesPerCaller = 100;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Later = TimeProvider.System.GetUtcNow().AddDays(1);
    private readonly byte[] _record = new byte[200];
    private readonly string _prefix = $"bench-{Guid.NewGuid():N}";
    private RedisStoreConnection _connection = null!;
    private RedisEventStore _store = null!;
    private RedisCorrelationIndex _index = null!;

    private static string Server => Environment.GetEnvironmentVariable("SMPPSAGA_TEST_REDIS") ?? "localhost:6379";

    [Params(0, 1_000_000)]
    public int Pending { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        _connection = new RedisStoreConnection(new RedisStoreOptions { Connection = Server, KeyPrefix = _prefix });
        _store = new RedisEventStore(_connection);
        _index = new RedisCorrelationIndex(_connection);
        await Parallel.ForEachAsync(Enumerable.Range(0, Pending), new ParallelOptions { MaxDegreeOfParallelism = 512 }, async (i, token) =>
        {
            Guid id = Guid.NewGuid();
            await AppendAsync(id, 0, Later.AddMilliseconds(i));
            await _index.LinkAsync($"main|{id:N}", new CorrelationValue(id, 1), TimeSpan.FromDays(1), Later, token);
        });
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _store.DisposeAsync();
        await _connection.DisposeAsync();
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(Server);
        await foreach (RedisKey key in client.GetServers()[0].KeysAsync(pattern: $"{_prefix}:*", pageSize: 1000))
        {
            await client.GetDatabase().KeyDeleteAsync(key, CommandFlags.FireAndForget);
        }
    }

    [Benchmark(OperationsPerInvoke = Callers * MessagesPerCaller)]
    public Task Message() => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(LiveAsync)));

    private async Task LiveAsync()
    {
        for (int i = 0; i < MessagesPerCaller; i++)
        {
            Guid id = Guid.NewGuid();
            string key = $"main|{id:N}";
            await AppendAsync(id, 0, Later);
            await AppendAsync(id, 1, Later.AddHours(1));
            await _index.LinkAsync(key, new CorrelationValue(id, 1), Life, Later);
            await AppendAsync(id, 2, Later.AddHours(2));
            if ((await _index.ResolveAsync(key)).Count != 1 || (await _store.ReadAsync(id)).Count != 3)
            {
                throw new InvalidOperationException("What was written is not there.");
            }

            await AppendAsync(id, 3, null);
        }
    }

    private async Task AppendAsync(Guid id, int version, DateTimeOffset? deadline)
    {
        EventWrite write = new() { Id = id, ExpectedVersion = version, Records = [_record], Deadline = deadline, ExpireAfter = deadline is null ? Life : null };
        if (await _store.AppendAsync(write) != AppendOutcome.Written)
        {
            throw new InvalidOperationException("A saga of this benchmark met a conflict.");
        }
    }
}
