using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store.Memory;

/// <summary>What the in-process ports share: one gate, so that a write with its outbox rows and its fence is atomic, as a script is in Redis.</summary>
internal sealed class MemoryStore(TimeProvider time)
{
    public Lock Gate { get; } = new();

    public ExpiringDictionary<Guid, List<ReadOnlyMemory<byte>>> Records { get; } = new(time);

    public ExpiringDictionary<Guid, ReadOnlyMemory<byte>> Originals { get; } = new(time);

    public MemoryDeadlines Deadlines { get; } = new();

    public Queue<ReadOnlyMemory<byte>> Outbox { get; } = new();

    public Dictionary<string, long> Epochs { get; } = [];

    public ExpiringDictionary<string, (Lease Lease, string Owner)> Leases { get; } = new(time);

    public ExpiringDictionary<(string Name, string Owner), bool> Sharers { get; } = new(time);

    public ExpiringDictionary<(string Name, string Owner), int> Dealt { get; } = new(time);

    public ExpiringDictionary<string, bool> Presence { get; } = new(time);

    public ExpiringDictionary<string, List<CorrelationValue>> Links { get; } = new(time);

    public Dictionary<string, (List<ReadOnlyMemory<byte>> Payloads, DateTimeOffset SettleAt)> Parked { get; } = new(StringComparer.Ordinal);

    public LinkedList<ReadOnlyMemory<byte>> Unmatched { get; } = new();

    public bool Holds(Lease lease, string owner) => Leases.TryGet(lease.Name, out (Lease Lease, string Owner) held) && held == (lease, owner);
}
