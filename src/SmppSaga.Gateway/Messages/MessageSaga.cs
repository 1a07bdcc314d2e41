using MassTransit;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages;

/// <summary>
/// One message: the fold of its records. It holds no clock and does no I/O; time comes with the facts. What may happen to it is said
/// by <see cref="MessageStateMachine"/> alone; this class only knows what the records mean.
/// </summary>
internal sealed partial class MessageSaga : SagaStateMachineInstance, IEventSourcedSaga
{
    /// <summary>A list never passes this: before, retries end and repeats are no longer recorded.</summary>
    public const int MaxRecords = 256;

    private const int MaxNotices = 8;
    private readonly List<MessagePart> _parts = [];

    /// <summary>The SmsId.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>A <see cref="MessageState"/>, under the name and type that MassTransit wants.</summary>
    public int CurrentState { get; set; }

    public int Version { get; private set; }

    public MessageState State => (MessageState)CurrentState;

    public SmsAccepted? Origin { get; private set; }

    public IReadOnlyList<MessagePart> Parts => _parts;

    /// <summary>How many parts the message has; 1 until the first intent tells.</summary>
    public int PartCount { get; private set; } = 1;

    public ushort Reference { get; private set; }

    /// <summary>When the message must be looked at again; null when terminal.</summary>
    public DateTimeOffset? Deadline => IsTerminal ? null : _deadline;

    public ReceiptRecorded? LastReceipt { get; private set; }

    public bool PossibleDuplicate { get; private set; }

    /// <summary>Whether silence after ESME_ROK leaves something to wait for (registered_delivery).</summary>
    public bool ReceiptExpected => Origin is { RegisteredDelivery: not 0 };

    public bool AllTaken => _parts.Count == PartCount && _parts.TrueForAll(x => x.Taken);

    public bool AllIntended => _parts.Count == PartCount && _parts.TrueForAll(x => x.Attempts.Count > 0);

    public bool NothingWritten => _parts.TrueForAll(x => x.Attempts.Count == 0);

    public bool Doubted => _parts.Exists(x => x.Doubted);

    /// <summary>The message will never change state again.</summary>
    public bool IsTerminal => State >= MessageState.Delivered || (State == MessageState.Acknowledged && (!ReceiptExpected || _receiptWaitOver));

    public int Attempts => _parts.Count == 0 ? 0 : _parts.Max(x => x.Attempts.Count);

    public MessagePart? Part(int number) => number >= 1 && number <= _parts.Count ? _parts[number - 1] : null;

    /// <summary>Finds the write that an answer belongs to; (connector, epoch, sequence_number) never repeats.</summary>
    public (ushort Part, PartAttempt Attempt)? FindAttempt(BindRef bind, uint sequenceNumber)
    {
        for (int i = 0; i < _parts.Count; i++)
        {
            PartAttempt? attempt = _parts[i].Attempts.Find(x => x.SequenceNumber == sequenceNumber && x.Bind == bind);
            if (attempt is not null)
            {
                return ((ushort)(i + 1), attempt);
            }
        }

        return null;
    }

    /// <summary>Whether part <paramref name="number"/> may be written at <paramref name="now"/>.</summary>
    public bool MayWrite(int number, DateTimeOffset now) =>
        State is MessageState.Accepted or MessageState.Submitted
        && Origin is not null && now < Origin.ValidUntil && now >= Origin.SendAt
        && Version < MaxRecords - (2 * MaxNotices)
        && (Part(number)?.MayWrite(now) ?? true);

    /// <summary>The state that the parts' outcomes lead to, or null while a part is open.</summary>
    public MessageState? Settlement()
    {
        bool refused = _parts.Exists(x => x.Outcome == DeliveryStatus.Rejected);
        if (_parts.Exists(x => x.Outcome is null && (!refused || x.Attempts.Count > 0)) || (_parts.Count < PartCount && !refused))
        {
            return null;
        }

        return
            _parts.Exists(x => x.Outcome == DeliveryStatus.Unknown) ? MessageState.Unknown
            : _parts.TrueForAll(x => x.Outcome is DeliveryStatus.Rejected or null) ? MessageState.Rejected
            : _parts.Exists(x => x.Outcome is DeliveryStatus.Failed or DeliveryStatus.Rejected) ? MessageState.Failed
            : _parts.Exists(x => x.Outcome == DeliveryStatus.Expired) ? MessageState.Expired
            : MessageState.Delivered;
    }
}
