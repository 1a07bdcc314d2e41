using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>The gateway's outbox with the test in front of each look and trim.</summary>
internal sealed class FailingOutbox(IOutbox inner) : IOutbox
{
    public Func<Task> BeforeTrim { get; set; } = static () => Task.CompletedTask;

    /// <summary>True shows no rows, as a broker that is away keeps them from going out.</summary>
    public bool Stuck { get; set; }

    public ValueTask<int> ShardsAsync(CancellationToken cancellationToken = default) => inner.ShardsAsync(cancellationToken);

    public ValueTask<int> ShardOfAsync(Guid id, CancellationToken cancellationToken = default) => inner.ShardOfAsync(id, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(int shard, int max, CancellationToken cancellationToken = default) =>
        Stuck ? new([]) : inner.PeekAsync(shard, max, cancellationToken);

    public async ValueTask<bool> TrimAsync(int shard, Lease lease, string owner, ReadOnlyMemory<byte> head, int count, CancellationToken cancellationToken = default)
    {
        await BeforeTrim();
        return await inner.TrimAsync(shard, lease, owner, head, count, cancellationToken);
    }

    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => inner.CountAsync(cancellationToken);
}
