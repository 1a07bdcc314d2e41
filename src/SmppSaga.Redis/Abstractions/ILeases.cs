using System.Globalization;

namespace SmppSaga.Redis.Abstractions;

/// <summary>A lease as taken: its epoch grows each time somebody takes it anew, never goes back, even after it lapsed, and is never given twice.</summary>
public sealed record Lease(string Name, long Epoch)
{
    private const string Relay = "relay";

    /// <summary>The name of the lease whose holder drains one shard of the outbox.</summary>
    public static string OutboxRelay(int shard) => shard == 0 ? Relay : string.Create(CultureInfo.InvariantCulture, $"{Relay}:{shard}");

    internal static bool IsOutboxRelay(string name, out int shard)
    {
        shard = 0;
        return name == Relay
            || (name.StartsWith(Relay + ":", StringComparison.Ordinal) && int.TryParse(name.AsSpan(Relay.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out shard));
    }
}

/// <summary>A lease and the owner that holds it.</summary>
public sealed record LeaseHolder(Lease Lease, string Owner);

/// <summary>Named leases with fencing epochs, kept by the store's own clock.</summary>
public interface ILeases
{
    /// <summary>Takes the lease when nobody else holds it; an owner that holds it already takes it anew, at a new epoch, as after an answer that was lost.</summary>
    /// <returns>The lease, its epoch already visible to the fences of every write; null while somebody else holds it.</returns>
    ValueTask<Lease?> TryAcquireAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default);

    /// <summary>Extends the lease from now on.</summary>
    /// <returns>False when it lapsed or somebody else holds it: stop at once.</returns>
    ValueTask<bool> RenewAsync(Lease lease, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default);

    /// <summary>Gives the lease back early; harmless when it is no longer held.</summary>
    ValueTask ReleaseAsync(Lease lease, string owner, CancellationToken cancellationToken = default);

    /// <summary>Who holds the lease at this moment; null when nobody does.</summary>
    ValueTask<LeaseHolder?> HolderAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The newest epoch of a lease, whether held or not; 0 when it was never taken.</summary>
    ValueTask<long> CurrentEpochAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Says that <paramref name="owner"/> wants its share of what goes by this name, for as long as said, and counts all who have said so, itself included. It keeps nobody from anything.</summary>
    ValueTask<int> ShareAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deals a fixed number of pieces evenly to all who ask by this name; what one gets is its own for as long as said. At no time do all together hold more than
    /// there are: whoever comes late waits until the others asked again and were told of less. What is odd goes to the owners that sort first.
    /// When an owner holds what the store does not know of, it forgot what others hold, too: nobody gets more than it held until that is over.
    /// </summary>
    /// <param name="name">What is dealt.</param>
    /// <param name="owner">Who asks, not empty.</param>
    /// <param name="pieces">How many there are in all, at least 1.</param>
    /// <param name="lot">How many are dealt together, from 1, as long as there is a lot for each owner; with more owners than lots, pieces are dealt one by one.</param>
    /// <param name="held">How many this owner still uses, by an earlier answer; they stay its own until it asks with less, or its time is over.</param>
    /// <param name="timeToLive">For how long, by the store's clock; to be asked again before. The same for all who ask by this name: what seems to hold for longer holds for this long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<Dealt> DealAsync(string name, string owner, int pieces, int lot, int held, TimeSpan timeToLive, CancellationToken cancellationToken = default);

    /// <summary>Gives back at once what was dealt; harmless when nothing was.</summary>
    ValueTask ReturnAsync(string name, string owner, CancellationToken cancellationToken = default);
}

/// <summary>What was dealt to one owner.</summary>
/// <param name="Pieces">What it may use from now on, from 0.</param>
/// <param name="Due">What falls to it once the others gave back what they have too much of.</param>
public readonly record struct Dealt(int Pieces, int Due)
{
    /// <summary>What falls to one of so many owners; the odd pieces to the first of them.</summary>
    /// <param name="pieces">How many there are in all.</param>
    /// <param name="owners">At least 1.</param>
    /// <param name="rank">The owner's place among them, from 0.</param>
    public static int DueTo(int pieces, int owners, int rank) => (pieces / owners) + (rank < pieces % owners ? 1 : 0);

    /// <summary>The same in whole lots, as long as there is one for each owner.</summary>
    /// <param name="pieces">How many there are in all.</param>
    /// <param name="lot">How many are dealt together, at least 1.</param>
    /// <param name="owners">At least 1.</param>
    /// <param name="rank">The owner's place among them, from 0.</param>
    public static int DueTo(int pieces, int lot, int owners, int rank) => pieces / lot < owners ? DueTo(pieces, owners, rank) : DueTo(pieces / lot, owners, rank) * lot;
}
