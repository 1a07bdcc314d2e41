using System.Globalization;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>Leases in Redis, by the server's clock. Taking one writes its epoch where every append looks, in the same script.</summary>
public sealed class RedisLeases(RedisStoreConnection connection) : ILeases
{
    /// <inheritdoc/>
    public async ValueTask<Lease?> TryAcquireAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(owner);
        RedisResult epoch = await connection.EvaluateAsync(
            LuaScripts.AcquireLease,
            [await connection.LeaseKeyAsync(name), connection.Keys.Epochs],
            [name, owner, Milliseconds.Of(timeToLive)],
            cancellationToken);
        return epoch.IsNull ? null : new Lease(name, (long)epoch);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RenewAsync(Lease lease, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        RedisResult renewed = await connection.EvaluateAsync(
            LuaScripts.RenewLease,
            [await connection.LeaseKeyAsync(lease.Name)],
            [Held(lease, owner), Milliseconds.Of(timeToLive)],
            cancellationToken);
        return (bool)renewed;
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(Lease lease, string owner, CancellationToken cancellationToken = default) =>
        await connection.EvaluateAsync(
            LuaScripts.ReleaseLease,
            [await connection.LeaseKeyAsync(lease.Name)],
            [Held(lease, owner)],
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long> CurrentEpochAsync(string name, CancellationToken cancellationToken = default) =>
        (long)await (await connection.DatabaseAsync()).HashGetAsync(connection.Keys.Epochs, name).WaitAsync(cancellationToken);

    /// <summary>The value of the lease's key while it is held: it names the epoch too, so an owner that took the lease again does not renew the older one.</summary>
    internal static string Held(Lease lease, string owner) => string.Create(CultureInfo.InvariantCulture, $"{lease.Epoch} {owner}");
}
