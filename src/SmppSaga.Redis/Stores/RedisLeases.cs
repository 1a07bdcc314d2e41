using System.Globalization;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Keys;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>
/// Leases in Redis, by the server's clock. Taking one writes its epoch where every append looks: with one shard in the same script, with more
/// of them to each before the lease counts as taken.
/// </summary>
public sealed class RedisLeases(RedisStoreConnection connection) : ILeases
{
    // Two takers that raise the same epoch at once both lose it; it happens after a failover only.
    private const int Attempts = 3;

    /// <inheritdoc/>
    public async ValueTask<Lease?> TryAcquireAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(owner);
        RedisKeys keys = (await connection.OpenAsync()).Keys;
        bool everywhere = IsFenceOfManyShards(name, keys);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long newest = everywhere ? await CurrentEpochAsync(name, cancellationToken) : 0;
            RedisResult epoch = await connection.EvaluateAsync(
                LuaScripts.AcquireLease, [keys.Lease(name), keys.OfLease(name).Epochs], [name, owner, Milliseconds.Of(timeToLive), newest], cancellationToken);
            if (epoch.IsNull)
            {
                return null;
            }

            Lease lease = new(name, (long)epoch);
            if (!everywhere || (await RaiseAsync(lease, keys.Shards.Skip(1), cancellationToken)).All(static outcome => outcome == 1))
            {
                return lease;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RenewAsync(Lease lease, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        RedisKeys keys = (await connection.OpenAsync()).Keys;
        RedisResult renewed = await connection.EvaluateAsync(
            LuaScripts.RenewLease, [keys.Lease(lease.Name)], [Held(lease, owner), Milliseconds.Of(timeToLive)], cancellationToken);
        // A shard whose server lost the epoch in a failover gets it anew, before an older holder could pass there for long.
        return (bool)renewed && (!IsFenceOfManyShards(lease.Name, keys) || (await RaiseAsync(lease, keys.Shards, cancellationToken)).All(static outcome => outcome >= 0));
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(Lease lease, string owner, CancellationToken cancellationToken = default) =>
        await connection.EvaluateAsync(LuaScripts.ReleaseLease, [(await connection.OpenAsync()).Keys.Lease(lease.Name)], [Held(lease, owner)], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long> CurrentEpochAsync(string name, CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        return IsFenceOfManyShards(name, store.Keys)
            ? (await store.AskShardsAsync((database, keys) => EpochAsync(database, keys, name), cancellationToken)).Max()
            : await EpochAsync(store.Database, store.Keys.OfLease(name), name).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ShareAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        (int)await connection.EvaluateAsync(LuaScripts.Share, [(await connection.OpenAsync()).Keys.Sharers(name)], [owner, Milliseconds.Of(timeToLive)], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Dealt> DealAsync(string name, string owner, int pieces, int lot, int held, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lot, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(held);
        RedisKey key = (await connection.OpenAsync()).Keys.Dealt(name);
        RedisResult[] dealt = (RedisResult[])(await connection.EvaluateAsync(LuaScripts.Deal, [key], [owner, pieces, lot, held, Milliseconds.Of(timeToLive)], cancellationToken))!;
        return new Dealt((int)dealt[0], (int)dealt[1]);
    }

    /// <inheritdoc/>
    public async ValueTask ReturnAsync(string name, string owner, CancellationToken cancellationToken = default)
    {
        OpenStore store = await connection.OpenAsync();
        await store.Database.HashDeleteAsync(store.Keys.Dealt(name), owner).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<LeaseHolder?> HolderAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        OpenStore store = await connection.OpenAsync();
        string? held = await store.Database.StringGetAsync(store.Keys.Lease(name), CommandFlags.DemandMaster).WaitAsync(cancellationToken);
        int space = held?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        return space < 0 ? null : new LeaseHolder(new Lease(name, long.Parse(held.AsSpan(0, space), CultureInfo.InvariantCulture)), held![(space + 1)..]);
    }

    /// <summary>The value of the lease's key while it is held: it names the epoch too, so an owner that took the lease again does not renew the older one.</summary>
    internal static string Held(Lease lease, string owner) => string.Create(CultureInfo.InvariantCulture, $"{lease.Epoch} {owner}");

    // A relay's lease concerns its own shard only.
    private static bool IsFenceOfManyShards(string name, RedisKeys keys) => keys.Count > 1 && !Lease.IsOutboxRelay(name, out _);

    private static async Task<long> EpochAsync(IDatabase database, ShardKeys keys, string name) => (long)await database.HashGetAsync(keys.Epochs, name, CommandFlags.DemandMaster);

    private async Task<int[]> RaiseAsync(Lease lease, IEnumerable<ShardKeys> shards, CancellationToken cancellationToken) => await Task.WhenAll(shards.Select(
        async keys => (int)await connection.EvaluateAsync(LuaScripts.RaiseEpoch, [keys.Epochs], [lease.Name, lease.Epoch], cancellationToken)));
}
