using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Servers;

public sealed class RedisProcessTests
{
    [Fact]
    public async Task Has_after_a_kill_what_it_had_written_to_disk()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync("--appendfsync", "always");
        Assert.True(await SetAsync(redis, "kept"));

        redis.Kill();
        await redis.StartAgainAsync();

        Assert.Equal("kept", await GetAsync(redis));
    }

    [Fact]
    public async Task Comes_back_empty_when_its_data_were_lost()
    {
        await using RedisProcess redis = await RedisProcess.StartAsync("--appendfsync", "always");
        Assert.True(await SetAsync(redis, "lost"));

        redis.Kill();
        redis.LoseData();
        await redis.StartAgainAsync();

        Assert.True((await GetAsync(redis)).IsNull);
    }

    [Fact]
    public async Task Says_why_it_could_not_start()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => RedisProcess.StartAsync("--replicaof", "nonsense"));

        Assert.Contains("does not answer", error.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> SetAsync(RedisProcess redis, string value)
    {
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        return await connection.GetDatabase().StringSetAsync("key", value);
    }

    private static async Task<RedisValue> GetAsync(RedisProcess redis)
    {
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        return await connection.GetDatabase().StringGetAsync("key");
    }
}
