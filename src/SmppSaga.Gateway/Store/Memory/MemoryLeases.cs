using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>Leases within this process: several hosts in one process share a connector as pods would.</summary>
internal sealed class MemoryLeases(MemoryStore store) : ILeases
{
    // In place of an owner: others may hold what is not known here.
    private const string Forgot = "";

    public ValueTask<Lease?> TryAcquireAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (store.Gate)
        {
            if (store.Leases.TryGet(name, out (Lease Lease, string Owner) held) && held.Owner != owner)
            {
                return new((Lease?)null);
            }

            Lease lease = new(name, store.Epochs.GetValueOrDefault(name) + 1);
            store.Epochs[name] = lease.Epoch;
            store.Leases.Set(name, (lease, owner), timeToLive);
            return new(lease);
        }
    }

    public ValueTask<bool> RenewAsync(Lease lease, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (store.Gate)
        {
            bool holds = store.Holds(lease, owner);
            if (holds)
            {
                store.Leases.Set(lease.Name, (lease, owner), timeToLive);
            }

            return new(holds);
        }
    }

    public ValueTask ReleaseAsync(Lease lease, string owner, CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            if (store.Holds(lease, owner))
            {
                store.Leases.Remove(lease.Name);
            }

            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<LeaseHolder?> HolderAsync(string name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (store.Gate)
        {
            return new(store.Leases.TryGet(name, out (Lease Lease, string Owner) held) ? new LeaseHolder(held.Lease, held.Owner) : null);
        }
    }

    public ValueTask<long> CurrentEpochAsync(string name, CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            return new(store.Epochs.GetValueOrDefault(name));
        }
    }

    public ValueTask<int> ShareAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (store.Gate)
        {
            store.Sharers.Set((name, owner), true, timeToLive);
            return new(store.Sharers.Count(key => key.Name == name));
        }
    }

    public ValueTask<Dealt> DealAsync(string name, string owner, int pieces, int lot, int held, TimeSpan timeToLive, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lot, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(held);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (store.Gate)
        {
            List<KeyValuePair<(string Name, string Owner), int>> dealt = store.Dealt.Where(key => key.Name == name);
            foreach (KeyValuePair<(string Name, string Owner), int> entry in dealt.Where(x => store.Dealt.Left(x.Key) > timeToLive))
            {
                store.Dealt.Set(entry.Key, entry.Value, timeToLive);
            }

            List<KeyValuePair<(string Name, string Owner), int>> others = [.. dealt.Where(x => x.Key.Owner != owner && x.Key.Owner != Forgot)];
            int rank = others.Count(x => string.CompareOrdinal(x.Key.Owner, owner) < 0);
            int due = Dealt.DueTo(pieces, lot, others.Count + 1, rank);
            int most = Forgets(name, owner, held, timeToLive) ? Math.Min(due, held) : due;
            int mine = Math.Max(0, Math.Min(most, pieces - others.Sum(static x => x.Value)));
            store.Dealt.Set((name, owner), Math.Max(mine, held), timeToLive);
            return new(new Dealt(mine, due));
        }
    }

    public ValueTask ReturnAsync(string name, string owner, CancellationToken cancellationToken = default)
    {
        lock (store.Gate)
        {
            store.Dealt.Remove((name, owner));
            return ValueTask.CompletedTask;
        }
    }

    private bool Forgets(string name, string owner, int held, TimeSpan timeToLive)
    {
        if (store.Dealt.TryGet((name, Forgot), out _))
        {
            return true;
        }

        bool forgets = held > 0 && !store.Dealt.TryGet((name, owner), out _);
        if (forgets)
        {
            store.Dealt.Set((name, Forgot), 0, timeToLive);
        }

        return forgets;
    }
}
