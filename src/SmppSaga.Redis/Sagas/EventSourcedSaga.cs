using MassTransit;
using MemoryPack;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis;

/// <summary>
/// A base for state machine sagas that are the fold of their records. A record is stored by MemoryPack together with the state that it led to; give the
/// record type one concrete class, or a MemoryPack union of them, and mark it <c>GenerateType.VersionTolerant</c> when it is to grow.
/// </summary>
/// <typeparam name="TRecord">What is recorded: a MemoryPackable class.</typeparam>
public abstract class EventSourcedSaga<TRecord> : SagaStateMachineInstance, IEventSourcedSaga
    where TRecord : class
{
    private const byte Kind = 0;
    private readonly List<(ulong Transition, TRecord Record)> _pending = [];
    private EventWrite? _write;
    private string? _storedState;

    /// <inheritdoc/>
    public Guid CorrelationId { get; set; }

    /// <summary>The name of the machine's state: <c>InstanceState(x =&gt; x.CurrentState)</c>.</summary>
    public string? CurrentState { get; set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>When the saga must be looked at again; null when it waits for nothing. Asked once per write.</summary>
    protected virtual DateTimeOffset? Deadline => null;

    /// <summary>How long the records are kept from this write on; null keeps them. Asked once per write.</summary>
    protected virtual TimeSpan? ExpireAfter => null;

    /// <summary>Records something: folds it in now and stores it with the message's write.</summary>
    public void Record(TRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Apply(record);
        _pending.Add(((ulong)Random.Shared.NextInt64(), record));
        _write = null;
    }

    /// <inheritdoc/>
    public void Load(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (ReadOnlyMemory<byte> stored in records)
        {
            (CurrentState, TRecord? record) = MemoryPackSerializer.Deserialize<(string?, TRecord?)>(RecordEnvelope.Unwrap(stored).Payload.Span);
            Apply(record ?? throw new UnknownRecordException($"Saga {CorrelationId}: record {Version + 1} is empty."));
            Version++;
        }

        _storedState = CurrentState;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The state moved and nothing was recorded: the move would be forgotten.</exception>
    public EventWrite? PendingWrite()
    {
        if (_pending.Count == 0)
        {
            return CurrentState == _storedState || (Version == 0 && CurrentState == nameof(StateMachine.Initial))
                ? null
                : throw new InvalidOperationException($"Saga {CorrelationId}: moved from {_storedState ?? "nothing"} to {CurrentState} without a record. Nothing was written.");
        }

        return _write ??= new EventWrite
        {
            Id = CorrelationId,
            ExpectedVersion = Version,
            Records = [.. _pending.Select(x => (ReadOnlyMemory<byte>)RecordEnvelope.Wrap(Kind, x.Transition, MemoryPackSerializer.Serialize((CurrentState, x.Record))))],
            Outbox = [.. _pending.SelectMany(x => Announce(x.Record))],
            Deadline = Deadline,
            ExpireAfter = ExpireAfter,
        };
    }

    /// <inheritdoc/>
    public void AcceptWrite()
    {
        Version += _pending.Count;
        _pending.Clear();
        (_write, _storedState) = (null, CurrentState);
    }

    /// <summary>What the record means for this instance. Pure: no clock, no I/O, the same whenever it is folded.</summary>
    protected abstract void Apply(TRecord record);

    /// <summary>The outbox rows that tell others about the record, stored with it; none by default.</summary>
    protected virtual IEnumerable<ReadOnlyMemory<byte>> Announce(TRecord record) => [];
}
