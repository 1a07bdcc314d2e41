using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    private readonly List<MessageRecord> _pending = [];
    private readonly List<OutboxRow> _rows = [];
    private EventProjection? _projection;
    private StateBefore _before;
    private bool _open;
    private bool _deadlineMoved;
    private DateTimeOffset? _movedDeadline;
    private EventWrite? _write;

    /// <summary>Set by the caller for an intent: the write is refused when the epoch is superseded.</summary>
    public Fence? Fence { get; set; }

    public IReadOnlyList<MessageRecord> Pending => _pending;

    public void Load(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        foreach (ReadOnlyMemory<byte> stored in records)
        {
            Fold(RecordCodec.Decode(stored));
        }

        Version = records.Count;
    }

    /// <summary>As <see cref="Load"/>, and the outbox rows that the writes of these records had, one by one and the same to the octet.</summary>
    public IReadOnlyList<OutboxRow> LoadAgain(IReadOnlyList<ReadOnlyMemory<byte>> records, EventProjection projection)
    {
        List<OutboxRow> rows = [];
        foreach (MessageRecord record in records.Select(RecordCodec.Decode))
        {
            StateBefore before = StateBefore.Of(this);
            Fold(record);
            Version++;
            rows.AddRange(projection.Project(this, record, Version, before));
        }

        return rows;
    }

    /// <summary>Adds a record; what goes out because of it is projected when its state is known.</summary>
    public void Record(MessageRecord record, EventProjection projection)
    {
        Close();
        _before = StateBefore.Of(this);
        _projection = projection;
        Apply(record);
        _pending.Add(record);
        _open = true;
        _write = null;
    }

    /// <summary>Adds an outbox row that needs no record, e.g. a message handed to its connector's queue again.</summary>
    public void Announce(OutboxRow row, EventProjection projection)
    {
        Close();
        _projection = projection;
        _rows.Add(row);
        _write = null;
    }

    /// <summary>Changes the stored deadline without a record.</summary>
    public void LookAgain(DateTimeOffset? at, EventProjection projection)
    {
        (_projection, _deadlineMoved, _movedDeadline, _write) = (projection, true, at, null);
    }

    public EventWrite? PendingWrite()
    {
        if (_write is not null || (_pending.Count == 0 && _rows.Count == 0 && !_deadlineMoved))
        {
            return _write;
        }

        Close();
        EventProjection projection = _projection ?? throw new InvalidOperationException($"Message {CorrelationId:D}: nothing says what goes out.");
        ulong transition = (ulong)Random.Shared.NextInt64();
        return _write = new EventWrite
        {
            Id = CorrelationId,
            ExpectedVersion = Version,
            Records = [.. _pending.Select(x => (ReadOnlyMemory<byte>)RecordCodec.Encode(x, transition))],
            Outbox = [.. _rows.Select(x => (ReadOnlyMemory<byte>)x.ToOctets())],
            Deadline = _deadlineMoved ? _movedDeadline : Deadline,
            ExpireAfter = IsTerminal ? projection.Retention : null,
            ReplaceFirst = IsTerminal ? WithoutText(projection, transition) : null,
            Fence = Fence,
        };
    }

    public void AcceptWrite()
    {
        Version += _pending.Count;
        _pending.Clear();
        _rows.Clear();
        (_write, _deadlineMoved, _movedDeadline, Fence) = (null, false, null, null);
    }

    /// <summary>The first record without what was sent, which nothing needs any more; null when that stays or is gone.</summary>
    private FirstRecord? WithoutText(EventProjection projection, ulong transition) =>
        projection.TextRetention is { } kept && Origin is { } origin && (origin.Text is not null || !origin.Data.IsEmpty)
            ? new FirstRecord(RecordCodec.Encode(origin with { Text = null, Data = default }, transition), kept)
            : null;

    private void Fold(MessageRecord record)
    {
        Apply(record);
        CurrentState = (int)record.State;
    }

    /// <summary>The state that a record led to is known when the next one comes or the write is made: then it is stamped and projected.</summary>
    private void Close()
    {
        if (!_open)
        {
            return;
        }

        _open = false;
        _pending[^1] = _pending[^1] with { State = State };
        Origin = _pending[^1] as SmsAccepted ?? Origin;
        _rows.AddRange(_projection!.Project(this, _pending[^1], Version + _pending.Count, _before));
    }
}
