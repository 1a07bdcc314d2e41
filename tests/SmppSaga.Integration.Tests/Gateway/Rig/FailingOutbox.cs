using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>The gateway's outbox with the test in front of each trim.</summary>
internal sealed class FailingOutbox(IOutbox inner) : IOutbox
{
    public Func<Task> BeforeTrim { get; set; } = static () => Task.CompletedTask;

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(int max, CancellationToken cancellationToken = default) => inner.PeekAsync(max, cancellationToken);

    public async ValueTask<bool> TrimAsync(Lease lease, string owner, ReadOnlyMemory<byte> head, int count, CancellationToken cancellationToken = default)
    {
        await BeforeTrim();
        return await inner.TrimAsync(lease, owner, head, count, cancellationToken);
    }

    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => inner.CountAsync(cancellationToken);
}
