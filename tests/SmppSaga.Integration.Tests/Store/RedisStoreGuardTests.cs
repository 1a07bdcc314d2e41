using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

public sealed class RedisStoreGuardTests
{
    [Fact]
    public async Task Finds_nothing_wrong_with_a_server_that_keeps_everything()
    {
        await using RedisTestStore store = new();

        Assert.Empty(await store.Guard.InspectAsync());
    }

    [Fact]
    public async Task Names_each_setting_by_which_messages_would_be_lost()
    {
        await using RedisProcess server = await RedisProcess.StartAsync("--maxmemory-policy", "allkeys-lru", "--appendonly", "no");
        await using RedisTestStore store = new(server.Connection);

        IReadOnlyList<string> findings = await store.Guard.InspectAsync();

        Assert.Collection(
            findings,
            static finding => Assert.EndsWith("maxmemory-policy must be noeviction, is allkeys-lru; under memory pressure it would drop messages.", finding, StringComparison.Ordinal),
            static finding => Assert.EndsWith("appendonly must be yes, is no; a restart would lose messages.", finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Works_for_a_user_that_may_touch_its_own_keys_only_and_no_administration()
    {
        await using RedisProcess server = await RedisProcess.StartAsync(["--user", "app", "on", ">secret", "~app:*", "+@all", "-@admin", "-@dangerous", "+info"]);
        await using RedisTestStore store = new($"{server.Connection},user=app,password=secret", "app");

        Assert.Empty(await store.Guard.InspectAsync());
        Assert.Equal(AppendOutcome.Written, await store.Events.AppendAsync(new() { Id = Guid.NewGuid(), ExpectedVersion = 0, Records = [new byte[] { 1 }] }));
    }

    [Fact]
    public async Task Says_that_it_could_not_look_when_INFO_is_refused()
    {
        await using RedisProcess server = await RedisProcess.StartAsync(["--user", "app", "on", ">secret", "~app:*", "+@all", "-@admin", "-@dangerous", "-info"]);
        await using RedisTestStore store = new($"{server.Connection},user=app,password=secret", "app");

        string finding = Assert.Single(await store.Guard.InspectAsync());

        Assert.Contains("INFO was refused", finding, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_server_came_back_without_what_it_had_answered()
    {
        await using RedisProcess server = await RedisProcess.StartAsync("--appendfsync", "always");
        await using RedisTestStore store = new(server.Connection);
        await AppendAsync(store, 3);

        server.Kill();
        await server.StartAgainAsync();
        await AppendAsync(store, 1);
        Assert.Empty(await store.Guard.InspectAsync());

        server.Kill();
        server.LoseData();
        await server.StartAgainAsync();
        await AppendAsync(store, 20);

        Assert.Contains("storage loss suspected, expected a generation above 4, it answered 1.", Assert.Single(await store.Guard.InspectAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("park")]
    [InlineData("settle")]
    public async Task Notices_a_server_that_went_back_behind_a_write_of_the_index(string write)
    {
        await using RedisProcess server = await RedisProcess.StartAsync();
        await using RedisTestStore store = new(server.Connection);
        await WriteAsync(1);
        await WriteAsync(2);
        Assert.Null(store.Connection.LossSuspected);

        // As if the last of them had not been written to the file.
        await server.AskAsync("DECR", $"{store.Options.KeyPrefix}:g:{{0}}");
        await WriteAsync(3);

        Assert.Contains("storage loss suspected", store.Connection.LossSuspected, StringComparison.Ordinal);

        async Task WriteAsync(int number)
        {
            string key = $"main|{number}";
            if (write == "link")
            {
                await store.Index.LinkAsync(key, new CorrelationValue(Guid.NewGuid(), 1), TimeSpan.FromMinutes(1), DateTimeOffset.UnixEpoch);
                return;
            }

            if (write == "park" || number == 1)
            {
                await store.Index.ResolveOrParkAsync(key, new byte[] { 1 }, DateTimeOffset.UnixEpoch);
                return;
            }

            Assert.True(await store.Index.SettleParkedAsync(key, new ParkedPayloads([], []), [], [], TimeSpan.FromMinutes(1)));
        }
    }

    [Fact]
    public async Task Suspects_nothing_while_several_pods_write_at_once()
    {
        await using RedisTestStore one = new();
        await using RedisTestStore other = new(keyPrefix: one.Options.KeyPrefix);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => AppendAsync(i % 2 == 0 ? one : other, 50))));

        Assert.Null(one.Connection.LossSuspected);
        Assert.Null(other.Connection.LossSuspected);
    }

    [Theory]
    [InlineData("", "smpp", 256, "Connection: must name a host, is empty")]
    [InlineData("localhost", "", 256, "KeyPrefix: must have 1 to 64 characters without braces or white space, has 0")]
    [InlineData("localhost", "a{b}", 256, "KeyPrefix: must have 1 to 64 characters without braces or white space, has 4")]
    [InlineData("localhost", "smpp", 0, "MaxGroup: must be 1 to 1000, is 0")]
    public void Names_what_is_wrong_in_the_options(string connection, string prefix, int group, string mistake)
    {
        RedisStoreOptions options = new() { Connection = connection, KeyPrefix = prefix, MaxGroup = group };

        Assert.Equal([mistake], options.Validate());
        Assert.Contains(mistake, Assert.Throws<ArgumentException>(() => new RedisStoreConnection(options)).Message, StringComparison.Ordinal);
    }

    private static async Task AppendAsync(RedisTestStore store, int count)
    {
        for (int written = 0; written < count;)
        {
            try
            {
                await store.Events.AppendAsync(new() { Id = Guid.NewGuid(), ExpectedVersion = 0, Records = [new byte[] { 1 }] });
                written++;
            }
            catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }
        }
    }
}
