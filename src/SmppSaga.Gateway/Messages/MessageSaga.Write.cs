using System.Security.Cryptography;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    private readonly List<MessageRecord> _pending = [];
    private readonly List<OutboxRow> _announced = [];
    private EventProjection? _projection;
    private DateTimeOffset? _deadlineMoved;
    private EventWrite? _write;
    private bool _wasTerminal;

    /// <summary>Set by the caller for an intent: the write is refused when the epoch is superseded.</summary>
    public Fence? Fence { get; set; }

    public IReadOnlyList<MessageRecord> Pending => _pending;

    public bool WasTerminal => _wasTerminal;

    public void Load(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        foreach (ReadOnlyMemory<byte> stored in records)
        {
            MessageRecord record = RecordCodec.Decode(stored);
            Apply(record);
            CurrentState = (int)record.State;
        }

        Version = records.Count;
        _wasTerminal = IsTerminal;
    }

    /// <summary>Adds a record; what goes out because of it is projected when the write is made.</summary>
    public void Record(MessageRecord record, EventProjection projection)
    {
        StampLast();
        Apply(record);
        _pending.Add(record);
        _projection = projection;
    }

    /// <summary>A record carries the state that it led to, which is known when the next one comes or the write is made.</summary>
    private void StampLast()
    {
        if (_pending.Count > 0 && _pending[^1].State == MessageState.None)
        {
            _pending[^1] = _pending[^1] with { State = State };
        }
    }

    /// <summary>Adds an outbox row that needs no record, e.g. a message handed to its connector's queue again.</summary>
    public void Announce(OutboxRow row, EventProjection projection, DateTimeOffset? deadline = null)
    {
        _announced.Add(row);
        _projection = projection;
        _deadlineMoved = deadline;
    }

    public EventWrite? PendingWrite()
    {
        if (_write is not null || (_pending.Count == 0 && _announced.Count == 0))
        {
            return _write;
        }

        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        ulong transition = BitConverter.ToUInt64(random);
        StampLast();
        EventProjection projection = _projection ?? throw new InvalidOperationException($"Message {CorrelationId:D}: nothing says what goes out.");
        return _write = new EventWrite
        {
            Id = CorrelationId,
            ExpectedVersion = Version,
            Records = [.. _pending.Select(x => (ReadOnlyMemory<byte>)RecordCodec.Encode(x, transition))],
            Outbox = [.. projection.Project(this).Concat(_announced).Select(x => (ReadOnlyMemory<byte>)x.ToOctets())],
            Deadline = IsTerminal ? null : _deadlineMoved ?? _deadline,
            ExpireAfter = IsTerminal ? projection.Retention : null,
            Fence = Fence,
        };
    }

    public void AcceptWrite()
    {
        Version += _pending.Count;
        _pending.Clear();
        _announced.Clear();
        (_write, _deadlineMoved, Fence) = (null, null, null);
        _wasTerminal = IsTerminal;
    }
}
