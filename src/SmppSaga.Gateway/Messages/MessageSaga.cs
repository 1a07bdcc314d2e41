using MassTransit;
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
    /// <summary>A list never passes this: a part is written only while everything that can follow still has room.</summary>
    public const int MaxRecords = 256;

    /// <summary>With more parts the list could not hold the retries that a message may need.</summary>
    public const int MaxParts = 32;

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

    public ReceiptRecorded? LastReceipt { get; private set; }

    public bool PossibleDuplicate { get; private set; }

    /// <summary>Whether silence after ESME_ROK leaves something to wait for (registered_delivery).</summary>
    public bool ReceiptExpected => Origin is { AsksForReceipt: true };

    public bool AllTaken => _parts.Count == PartCount && _parts.TrueForAll(x => x.Taken);

    public bool AllIntended => _parts.Count == PartCount && _parts.TrueForAll(x => x.Attempts.Count > 0);

    public bool NothingWritten => _parts.TrueForAll(x => x.Attempts.Count == 0);

    /// <summary>A part waits for a late answer, a receipt or a person.</summary>
    public bool Held => _parts.Exists(x => x.Held);

    /// <summary>The message will never change state again.</summary>
    public bool IsTerminal => State >= MessageState.Delivered || (State == MessageState.Acknowledged && (!ReceiptExpected || _receiptWaitOver));

    public int Attempts => _attemptsBefore + (_parts.Count == 0 ? 0 : _parts.Max(x => x.Attempts.Count));

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
        && HasRoomForWrite && !Hopeless
        && (Part(number)?.MayWrite(now) ?? true);

    // What may follow a write: its own intent, doubt, late answer and two receipts; the notices; the end of the validity and of the wait.
    private bool HasRoomForWrite => Version + _pending.Count + _parts.Sum(x => x.RecordsToCome) + 5 + MaxNotices + 2 <= MaxRecords;
}
