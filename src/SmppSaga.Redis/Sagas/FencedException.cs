using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis;

/// <summary>A saga's write was refused because its lease has been taken by somebody else. Nothing was written.</summary>
public sealed class FencedException(EventWrite write)
    : Exception($"Saga {write.Id}: lease {write.Fence?.Lease} was taken over, epoch {write.Fence?.Epoch} is superseded. Nothing was written.")
{
    /// <summary>The lease and the epoch that the write depended on.</summary>
    public Fence? Fence { get; } = write.Fence;
}
