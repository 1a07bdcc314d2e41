namespace SmppSaga.Redis.Abstractions;

/// <summary>The rows that writes left for publishing, in order.</summary>
public interface IOutbox
{
    /// <summary>The oldest rows, at most <paramref name="max"/>, without removing them.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(int max, CancellationToken cancellationToken = default);

    /// <summary>Removes <paramref name="count"/> rows from the head, if <paramref name="lease"/> is still held by <paramref name="owner"/> at its epoch and the head is still <paramref name="head"/>.</summary>
    /// <returns>False when another holder took over or the head differs: peek again.</returns>
    ValueTask<bool> TrimAsync(Lease lease, string owner, ReadOnlyMemory<byte> head, int count, CancellationToken cancellationToken = default);

    /// <summary>Rows waiting.</summary>
    ValueTask<long> CountAsync(CancellationToken cancellationToken = default);
}
