using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

/// <summary>One submit_sm of a message, as folded from its records.</summary>
internal sealed class MessagePart
{
    private readonly List<ReceiptRecorded> _receipts = [];
    private readonly HashSet<string> _notices = new(StringComparer.Ordinal);
    private int _receiptsRecorded;

    public List<PartAttempt> Attempts { get; } = [];

    public PartAttempt? Last => Attempts.Count == 0 ? null : Attempts[^1];

    public bool Taken => Attempts.Exists(x => x.Taken);

    public bool Live => Attempts.Exists(x => x.Live);

    /// <summary>The SMSC may have it without having said so.</summary>
    public bool Doubtful => Attempts.Exists(x => x.Doubtful);

    /// <summary>A second doubt ends the tries.</summary>
    public int Doubts => Attempts.Count(x => x.Doubted || x.Ambiguous);

    /// <summary>Waits for a late answer, a receipt or a person.</summary>
    public bool Held => Outcome is null && !Taken && Attempts.Exists(x => x.Held && x.InDoubt);

    /// <summary>The SMSC's refusal, when that ended the tries.</summary>
    public PartRefused? Refusal { get; set; }

    /// <summary>What the part ends as when the SMSC never says that it took it: set by a refusal, the end of the tries or of the validity.</summary>
    public DeliveryStatus? GivenUp { get; set; }

    /// <summary>What the part ends as when it was taken and no receipt tells: set by the end of the wait.</summary>
    public DeliveryStatus? Silence { get; set; }

    /// <summary>The final receipt that speaks for the whole message, where the SMSC sends such ones; a receipt of the part's own goes before.</summary>
    public ReceiptRecorded? Whole { get; set; }

    /// <summary>What became of the part; null while open. Any delivered attempt wins, so a failed one decides only when no other can still be delivered.</summary>
    public DeliveryStatus? Outcome
    {
        get
        {
            if (_receipts.Count == 0)
            {
                return Taken ? (DeliveryStatus?)Whole?.Outcome ?? Silence : GivenUp;
            }

            bool all = _receipts.Count >= Attempts.Count(x => x.Taken || x.Live) || Silence is not null;
            return _receipts.Exists(x => x.Outcome == (byte)DeliveryStatus.Delivered) ? DeliveryStatus.Delivered
                : all ? (DeliveryStatus)_receipts[0].Outcome
                : null;
        }
    }

    /// <summary>The message_id of the first attempt that the SMSC took, or else of a receipt; null when unknown.</summary>
    public string? SmscMessageId =>
        Attempts.Find(x => x.Taken && x.SmscMessageId.Length > 0)?.SmscMessageId ?? _receipts.Find(x => x.SmscMessageId.Length > 0)?.SmscMessageId;

    /// <summary>The newest final receipt that says <paramref name="outcome"/>.</summary>
    public ReceiptRecorded? ReceiptSaying(DeliveryStatus outcome) => _receipts.FindLast(x => x.Outcome == (byte)outcome);

    /// <summary>What the newest final receipt with this id said.</summary>
    public DeliveryStatus? Said(string smscMessageId) => (DeliveryStatus?)_receipts.Find(x => x.SmscMessageId == smscMessageId)?.Outcome;

    public bool HasNotice(string smscState) => _notices.Contains(smscState);

    /// <summary>Two final receipts for each attempt that the SMSC may have; a list of records stays bounded whatever the SMSC sends.</summary>
    public bool HasRoomForReceipt => _receiptsRecorded < 2 * Math.Max(1, Attempts.Count(x => x.Taken || !x.Answered));

    /// <summary>Records that may still come about what is written already.</summary>
    public int RecordsToCome => Attempts.Sum(x => x.Live ? 4 : x.InDoubt ? 3 : x.Taken ? 2 : 0) + 2;

    /// <summary>Whether this part may be written now.</summary>
    public bool MayWrite(DateTimeOffset now) =>
        Outcome is null && !Taken && !Live && (Last is null || (Last.RetryAt != default && Last.RetryAt <= now));

    public void Add(ReceiptRecorded receipt)
    {
        if (receipt.Outcome == (byte)DeliveryStatus.Pending)
        {
            _notices.Add(receipt.SmscState);
            return;
        }

        _receiptsRecorded++;
        int known = _receipts.FindIndex(x => x.SmscMessageId == receipt.SmscMessageId);
        if (known < 0)
        {
            _receipts.Add(receipt);
        }
        else
        {
            _receipts[known] = receipt;
        }
    }
}
