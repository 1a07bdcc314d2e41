using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

/// <summary>Leases of a store that one pod may lose sight of.</summary>
internal sealed class LosableLeases(ILeases leases) : ILeases
{
    public bool Away { get; set; }

    private ILeases Leases => Away ? throw new IOException("away") : leases;

    public ValueTask<Lease?> TryAcquireAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        Leases.TryAcquireAsync(name, owner, timeToLive, cancellationToken);

    public ValueTask<bool> RenewAsync(Lease lease, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        Leases.RenewAsync(lease, owner, timeToLive, cancellationToken);

    public ValueTask ReleaseAsync(Lease lease, string owner, CancellationToken cancellationToken = default) => Leases.ReleaseAsync(lease, owner, cancellationToken);

    public ValueTask<LeaseHolder?> HolderAsync(string name, CancellationToken cancellationToken = default) => Leases.HolderAsync(name, cancellationToken);

    public ValueTask<int> ShareAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) => Leases.ShareAsync(name, owner, timeToLive, cancellationToken);

    public ValueTask<long> CurrentEpochAsync(string name, CancellationToken cancellationToken = default) => Leases.CurrentEpochAsync(name, cancellationToken);
}
