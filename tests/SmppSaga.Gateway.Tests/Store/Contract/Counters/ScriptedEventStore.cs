using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract.Counters;

/// <summary>Counts what a repository asks of the store, and lets something happen just before its next append.</summary>
public sealed class ScriptedEventStore(IEventStore inner) : IEventStore
{
    private Func<Task>? _beforeAppend;
    private int _reads;
    private int _appends;

    public (int Reads, int Appends) Calls => (_reads, _appends);

    public void BeforeNextAppend(Func<Task> action) => _beforeAppend = action;

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return inner.ReadAsync(id, cancellationToken);
    }

    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _appends);
        if (Interlocked.Exchange(ref _beforeAppend, null) is { } action)
        {
            await action();
        }

        return await inner.AppendAsync(write, cancellationToken);
    }

    public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) => inner.DueAsync(now, max, cancellationToken);

    public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) => inner.CountPendingAsync(cancellationToken);
}
