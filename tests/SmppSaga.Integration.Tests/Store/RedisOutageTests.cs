using System.Globalization;
using System.Text;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

public sealed class RedisOutageTests
{
    [Fact]
    public async Task Loses_and_doubles_no_write_when_the_server_is_killed_and_started_again()
    {
        // With everysec the server answers before it writes to its file whenever an fsync is still under way.
        await using RedisProcess server = await RedisProcess.StartAsync("--appendfsync", "always");
        await using RedisTestStore store = new(server.Connection);
        using CancellationTokenSource enough = new();
        Task<int>[] writers = [.. Enumerable.Range(0, 16).Select(_ => Task.Run(() => WriteUntilAsync(store, enough.Token)))];

        for (int kill = 0; kill < 3; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
            server.Kill();
            await server.StartAgainAsync();
        }

        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await enough.CancelAsync();
        int[] written = await Task.WhenAll(writers);

        Assert.All(written, static count => Assert.True(count > 0));
        Assert.Equal(written.Sum(), await store.Outbox.CountAsync());
        Assert.Equal(16, await store.Events.CountPendingAsync());
    }

    [Fact]
    public async Task Fails_at_once_while_there_is_no_server_and_works_when_there_is_one()
    {
        await using RedisProcess server = await RedisProcess.StartAsync();
        server.Kill();
        await using RedisTestStore store = new(server.Connection + ",connectTimeout=200");

        await Assert.ThrowsAsync<RedisConnectionException>(() => store.Events.CountPendingAsync().AsTask());
        Assert.False(store.Connection.IsConnected);
        Assert.Contains("not connected", Assert.Single(await store.Guard.InspectAsync()), StringComparison.Ordinal);

        await server.StartAgainAsync();
        await UntilAsync(() => store.Connection.IsConnected);
        Assert.Equal(0, await store.Events.CountPendingAsync());
    }

    private static async Task<int> WriteUntilAsync(RedisTestStore store, CancellationToken enough)
    {
        Guid id = Guid.NewGuid();
        int version = 0;
        while (!enough.IsCancellationRequested)
        {
            byte[] record = Encoding.ASCII.GetBytes(version.ToString(CultureInfo.InvariantCulture));
            EventWrite write = new() { Id = id, ExpectedVersion = version, Records = [record], Outbox = [record], Deadline = DateTimeOffset.UnixEpoch };
            Assert.Equal(AppendOutcome.Written, await UntilAnsweredAsync(() => store.Events.AppendAsync(write)));
            version++;
        }

        IReadOnlyList<ReadOnlyMemory<byte>> records = await store.Events.ReadAsync(id, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, version), records.Select(static record => int.Parse(record.Span, CultureInfo.InvariantCulture)));
        return version;
    }

    private static async Task<T> UntilAnsweredAsync<T>(Func<ValueTask<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "did not come true within 20 s");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
