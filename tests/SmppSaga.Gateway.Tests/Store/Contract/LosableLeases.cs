using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

/// <summary>Leases of a store that one pod may lose sight of.</summary>
internal sealed class LosableLeases(ILeases leases) : ILeases
{
    // As a client does whose server answers nothing any more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private int _reads;

    /// <summary>Every call fails at once.</summary>
    public bool Away { get; set; }

    /// <summary>Every deal by this name fails at once.</summary>
    public string? AwayFor { get; set; }

    /// <summary>No call is answered; each fails after a while.</summary>
    public bool Hangs { get; set; }

    /// <summary>Every call does what it should, and then fails.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>What every call waits for on its way there, and once more on its way back.</summary>
    public Func<Task> Way { get; set; } = static () => Task.CompletedTask;

    /// <summary>A look at who holds what ends with the store's own trouble when its caller gives up.</summary>
    public bool FailsWhenCancelled { get; set; }

    /// <summary>Whether somebody waits in such a look.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>How often it was looked who holds what.</summary>
    public int Reads { get => _reads; set => _reads = value; }

    public ValueTask<Lease?> TryAcquireAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        AskAsync(() => leases.TryAcquireAsync(name, owner, timeToLive, cancellationToken), cancellationToken);

    public ValueTask<bool> RenewAsync(Lease lease, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        AskAsync(() => leases.RenewAsync(lease, owner, timeToLive, cancellationToken), cancellationToken);

    public async ValueTask ReleaseAsync(Lease lease, string owner, CancellationToken cancellationToken = default) => await AskAsync(
        async () =>
        {
            await leases.ReleaseAsync(lease, owner, cancellationToken);
            return true;
        },
        cancellationToken);

    public async ValueTask<LeaseHolder?> HolderAsync(string name, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        if (FailsWhenCancelled && cancellationToken.CanBeCanceled)
        {
            IsAsked = true;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new IOException("away");
        }

        return await AskAsync(() => leases.HolderAsync(name, cancellationToken), cancellationToken);
    }

    public ValueTask<int> ShareAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        AskAsync(() => leases.ShareAsync(name, owner, timeToLive, cancellationToken), cancellationToken);

    public ValueTask<long> CurrentEpochAsync(string name, CancellationToken cancellationToken = default) => AskAsync(() => leases.CurrentEpochAsync(name, cancellationToken), cancellationToken);

    public ValueTask<Dealt> DealAsync(string name, string owner, int pieces, int lot, int held, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        AskAsync(() => name == AwayFor ? throw new IOException("away") : leases.DealAsync(name, owner, pieces, lot, held, timeToLive, cancellationToken), cancellationToken);

    public async ValueTask ReturnAsync(string name, string owner, CancellationToken cancellationToken = default) => await AskAsync(
        async () =>
        {
            await leases.ReturnAsync(name, owner, cancellationToken);
            return true;
        },
        cancellationToken);

    private async ValueTask<T> AskAsync<T>(Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        if (Hangs)
        {
            await Task.Delay(Patience, TimeProvider.System, cancellationToken);
        }

        await Way();
        T answer = Away || Hangs ? throw new IOException("away") : await call();
        await Way();
        return LosesAnswers ? throw new IOException("away") : answer;
    }
}
