using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds.Control;

/// <summary>
/// What people want of a connector, kept in the store so that every pod sees it, also one that starts later. A pause is a lease that nobody but
/// <see cref="ResumeAsync"/> gives back; each rebind is one more epoch of another.
/// </summary>
internal sealed class ConnectorControl(ILeases leases) : IConnectorControl
{
    private const string Operator = "operator";
    private static readonly TimeSpan ForGood = TimeSpan.FromDays(3650);

    // Two people who ask at the same time want the same.
    private static readonly TimeSpan OneRebindIn = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public async Task<bool> PauseAsync(string connector, CancellationToken cancellationToken)
    {
        if (await leases.HolderAsync(Paused(connector), cancellationToken) is not null)
        {
            return false;
        }

        bool paused = await leases.TryAcquireAsync(Paused(connector), Operator, ForGood, cancellationToken) is not null;
        return paused;
    }

    /// <inheritdoc/>
    public async Task<bool> ResumeAsync(string connector, CancellationToken cancellationToken)
    {
        if (await leases.HolderAsync(Paused(connector), cancellationToken) is not { } held)
        {
            return false;
        }

        await leases.ReleaseAsync(held.Lease, held.Owner, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task RebindAsync(string connector, CancellationToken cancellationToken)
    {
        await leases.TryAcquireAsync(Rebound(connector), Guid.NewGuid().ToString("N"), OneRebindIn, cancellationToken);
    }

    /// <summary>What is wanted now.</summary>
    public async Task<Wish> ReadAsync(string connector, CancellationToken cancellationToken) => new(
        await leases.HolderAsync(Paused(connector), cancellationToken) is not null,
        await leases.CurrentEpochAsync(Rebound(connector), cancellationToken));

    private static string Paused(string connector) => $"{connector}:paused";

    /// <summary>The lease whose epochs count the rebinds.</summary>
    internal static string Rebound(string connector) => $"{connector}:rebind";
}

/// <summary>What is wanted of a connector.</summary>
/// <param name="Paused">Nothing is to be submitted.</param>
/// <param name="Rebinds">How often a rebind was asked for: one more than a pod has seen means that it has to.</param>
internal readonly record struct Wish(bool Paused, long Rebinds);
