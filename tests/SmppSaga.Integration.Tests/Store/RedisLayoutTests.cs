using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>What operators and other programs see in the server.</summary>
public sealed class RedisLayoutTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly RedisTestStore _store = new();
    private readonly Guid _id = new("5f0c6a1e-0001-4002-8003-a1b2c3d4e5f6");
    private ConnectionMultiplexer _client = null!;

    private string Prefix => _store.Options.KeyPrefix;

    private IDatabase Server => _client.GetDatabase();

    public async ValueTask InitializeAsync() => _client = await ConnectionMultiplexer.ConnectAsync(RealServers.RedisConnection);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _client.DisposeAsync();
    }

    [Fact]
    public async Task Names_its_keys_as_documented()
    {
        await _store.Events.AppendAsync(Write(0) with { Outbox = [new byte[] { 1 }], Deadline = DateTimeOffset.UnixEpoch });
        await _store.Index.LinkAsync("main|7", new CorrelationValue(_id, 1), Minute, DateTimeOffset.UnixEpoch);
        await _store.Index.ResolveOrParkAsync("main|8", new byte[] { 1 }, DateTimeOffset.UnixEpoch);
        await _store.Leases.TryAcquireAsync("main:0", "a", Minute);
        await _store.Leases.TryAcquireAsync(Lease.OutboxRelay(0), "a", Minute);

        string[] expected =
        [
            $"{Prefix}:b:main:0", $"{Prefix}:e:{{0}}", $"{Prefix}:g:{{0}}", $"{Prefix}:m:{{0}}:5f0c6a1e-0001-4002-8003-a1b2c3d4e5f6", $"{Prefix}:n:{{0}}", $"{Prefix}:o:{{0}}", $"{Prefix}:or:{{0}}",
            $"{Prefix}:p:{{0}}:main|8", $"{Prefix}:pd:{{0}}", $"{Prefix}:r:{{0}}:main|7", $"{Prefix}:t:{{0}}",
        ];
        Assert.Equal(expected, await KeysAsync());
    }

    [Fact]
    public async Task Lays_out_values_as_documented()
    {
        await _store.Events.AppendAsync(Write(0) with { Deadline = DateTimeOffset.FromUnixTimeMilliseconds(1234) });
        await _store.Index.LinkAsync("main|7", new CorrelationValue(_id, 0x0102), Minute, DateTimeOffset.UnixEpoch);
        Lease lease = Assert.IsType<Lease>(await _store.Leases.TryAcquireAsync("main:0", "a", Minute));

        SortedSetEntry deadline = Assert.Single(await Server.SortedSetRangeByRankWithScoresAsync($"{Prefix}:t:{{0}}"));
        Assert.Equal("5F0C6A1E000140028003A1B2C3D4E5F6", Convert.ToHexString((byte[])deadline.Element!));
        Assert.Equal(1234, deadline.Score);
        Assert.Equal("5F0C6A1E000140028003A1B2C3D4E5F60102", Convert.ToHexString((byte[])(await Server.StringGetAsync($"{Prefix}:r:{{0}}:main|7"))!));
        Assert.Equal(lease.Epoch, (long)await Server.HashGetAsync($"{Prefix}:e:{{0}}", "main:0"));
    }

    [Fact]
    public async Task Gives_no_expiry_to_what_is_not_terminal()
    {
        await _store.Events.AppendAsync(Write(0) with { Deadline = DateTimeOffset.UnixEpoch });
        Assert.Null(await Server.KeyTimeToLiveAsync($"{Prefix}:m:{{0}}:{_id}"));

        await _store.Events.AppendAsync(Write(1) with { ExpireAfter = TimeSpan.FromHours(24) });
        Assert.InRange((await Server.KeyTimeToLiveAsync($"{Prefix}:m:{{0}}:{_id}"))!.Value, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24));

        await _store.Events.AppendAsync(Write(2) with { Deadline = DateTimeOffset.UnixEpoch });
        Assert.Null(await Server.KeyTimeToLiveAsync($"{Prefix}:m:{{0}}:{_id}"));
    }

    [Fact]
    public async Task Leaves_nothing_behind_of_a_finished_saga_but_what_expires()
    {
        await _store.Events.AppendAsync(Write(0) with { Deadline = DateTimeOffset.UnixEpoch });
        await _store.Events.AppendAsync(Write(1) with { ExpireAfter = Minute });
        await _store.Index.LinkAsync("main|7", new CorrelationValue(_id, 1), Minute, DateTimeOffset.UnixEpoch);
        await _store.Index.ResolveOrParkAsync("main|8", new byte[] { 1 }, DateTimeOffset.UnixEpoch);
        await _store.Index.SettleParkedAsync("main|8", await _store.Index.ReadParkedAsync("main|8"), [new byte[] { 1 }], [], Minute);

        foreach (string key in (await KeysAsync()).Where(key => key != $"{Prefix}:g:{{0}}" && key != $"{Prefix}:n:{{0}}"))
        {
            Assert.NotNull(await Server.KeyTimeToLiveAsync(key));
        }
    }

    [Fact]
    public async Task Survives_that_the_server_forgets_its_scripts()
    {
        await _store.Events.AppendAsync(Write(0));
        await Server.ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Equal(AppendOutcome.Written, await _store.Events.AppendAsync(Write(1)));
        Assert.Equal(2, (await _store.Events.ReadAsync(_id)).Count);
    }

    [Fact]
    public async Task Says_that_a_key_holds_something_else_and_touches_nothing()
    {
        await Server.StringSetAsync($"{Prefix}:m:{{0}}:{_id}", "not ours");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _store.Events.AppendAsync(Write(0) with { Outbox = [new byte[] { 1 }] }).AsTask());

        Assert.Contains("Nothing was written", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _store.Outbox.CountAsync());
    }

    private EventWrite Write(int expected) => new() { Id = _id, ExpectedVersion = expected, Records = [new byte[] { (byte)expected }] };

    private async Task<string[]> KeysAsync()
    {
        List<string> keys = [];
        await foreach (RedisKey key in _client.GetServers()[0].KeysAsync(pattern: $"{Prefix}:*"))
        {
            keys.Add(key.ToString());
        }

        return [.. keys.Order(StringComparer.Ordinal)];
    }
}
