using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>The smallest event store that keeps the port's promises, and whose rivals a test can script.</summary>
internal sealed class ListEventStore : IEventStore
{
    private readonly Dictionary<Guid, List<ReadOnlyMemory<byte>>> _lists = [];

    public List<EventWrite> Writes { get; } = [];

    public Dictionary<Guid, DateTimeOffset> Deadlines { get; } = [];

    public Dictionary<string, long> Epochs { get; } = [];

    /// <summary>Runs before an append is checked: another pod that comes first.</summary>
    public Func<EventWrite, ValueTask>? Rival { get; set; }

    public int Reads { get; private set; }

    public IReadOnlyList<ReadOnlyMemory<byte>> List(Guid id) => _lists.GetValueOrDefault(id) ?? [];

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(Guid id, CancellationToken cancellationToken = default)
    {
        Reads++;
        return new([.. List(id)]);
    }

    public async ValueTask<AppendOutcome> AppendAsync(EventWrite write, CancellationToken cancellationToken = default)
    {
        if (Rival is { } rival)
        {
            await rival(write);
        }

        if (write.Fence is { } fence && Epochs.GetValueOrDefault(fence.Lease) > fence.Epoch)
        {
            return AppendOutcome.Fenced;
        }

        if (List(write.Id).Count != write.ExpectedVersion)
        {
            return AppendOutcome.Conflict;
        }

        _lists[write.Id] = [.. List(write.Id), .. write.Records];
        Writes.Add(write);
        if (write.Deadline is { } deadline)
        {
            Deadlines[write.Id] = deadline;
        }
        else
        {
            Deadlines.Remove(write.Id);
        }

        return AppendOutcome.Written;
    }

    public ValueTask<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) =>
        new([.. Deadlines.Where(x => x.Value <= now).OrderBy(x => x.Value).Select(x => x.Key).Take(max)]);

    public ValueTask<long> CountPendingAsync(CancellationToken cancellationToken = default) => new(Deadlines.Count);
}
