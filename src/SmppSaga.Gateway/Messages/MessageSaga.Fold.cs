using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    /// <summary>The longest wait for a retry during which a bus delivery is held (ordering rule G3).</summary>
    public static readonly TimeSpan HeldRetry = TimeSpan.FromSeconds(60);

    private DateTimeOffset _deadline;
    private bool _receiptWaitOver;
    private int _notices;

    /// <summary>What a record means for the state of the parts. Pure: the same records always give the same message.</summary>
    private void Apply(MessageRecord record)
    {
        if (!IsTerminal)
        {
            _finalReason = Reason(record);
        }

        switch (record)
        {
            case SmsAccepted accepted:
                Origin = accepted;
                _deadline = accepted.SendAt > accepted.At ? accepted.SendAt : accepted.ValidUntil;
                break;
            case PartIntended intended:
                Apply(intended);
                break;
            case PartAcknowledged acknowledged:
                Apply(acknowledged);
                break;
            case PartRefused refused:
                Answer(refused.Part, refused.Attempt).Answered = true;
                Open(refused.Part, refused.Part).Outcome ??= Open(refused.Part, refused.Part).Doubted ? DeliveryStatus.Unknown : DeliveryStatus.Rejected;
                break;
            case PartDeferred deferred:
                Apply(deferred);
                break;
            case PartDoubted doubted:
                Apply(doubted);
                break;
            case ReceiptRecorded receipt:
                Apply(receipt);
                break;
            case ReceiptWaitEnded:
                _receiptWaitOver = true;
                break;
        }
    }

    private void Apply(PartIntended x)
    {
        PartCount = x.Parts;
        Reference = x.Reference;
        MessagePart part = Open(x.Part, x.Parts);
        PossibleDuplicate |= part.Attempts.Exists(a => a.Doubtful);
        part.Attempts.Add(new PartAttempt { Number = x.Attempt, Bind = new BindRef(x.Connector, x.Slot, x.Epoch), SequenceNumber = x.SequenceNumber });
        _deadline = x.AnswerBy;
    }

    private void Apply(PartAcknowledged x)
    {
        PartAttempt attempt = Answer(x.Part, x.Attempt);
        (attempt.Answered, attempt.Taken, attempt.SmscMessageId, attempt.RetryAt) = (true, true, x.SmscMessageId, default);
        if (AllTaken)
        {
            _deadline = x.ReceiptBy;
        }
    }

    private void Apply(PartDeferred x)
    {
        PartAttempt attempt = Answer(x.Part, x.Attempt);
        (attempt.Answered, attempt.Ambiguous, attempt.RetryAt) = (true, x.Ambiguous, x.RetryAt);
        // A wait of up to HeldRetry is sat out by the consumer that holds the bus delivery; the deadline only covers for its death.
        _deadline = x.RetryAt - x.At > HeldRetry ? x.RetryAt : x.RetryAt + HeldRetry;
    }

    private void Apply(PartDoubted x)
    {
        PartAttempt attempt = Answer(x.Part, x.Attempt);
        attempt.Doubted = true;
        MessagePart part = Open(x.Part, x.Part);
        if (x.Policy == UnknownOutcomePolicy.Resend && part.Doubts < 2)
        {
            attempt.RetryAt = x.ResendAt;
            _deadline = x.ResendAt;
        }
        else if (x.Policy == UnknownOutcomePolicy.Hold)
        {
            _deadline = DateTimeOffset.MaxValue;
        }
        else
        {
            part.Outcome ??= DeliveryStatus.Unknown;
        }
    }

    private void Apply(ReceiptRecorded x)
    {
        DeliveryStatus outcome = (DeliveryStatus)x.Outcome;
        _notices += outcome == DeliveryStatus.Pending || IsTerminal ? 1 : 0;
        LastReceipt = x;
        if (outcome != DeliveryStatus.Pending && !IsTerminal)
        {
            MessagePart part = Open(x.Part, x.Part);
            // Any delivered attempt wins: only Delivered replaces what an earlier attempt's receipt said.
            part.Outcome = outcome == DeliveryStatus.Delivered ? outcome : part.Outcome ?? outcome;
        }
    }

    private MessagePart Open(int number, int upTo)
    {
        while (_parts.Count < Math.Max(number, upTo))
        {
            _parts.Add(new MessagePart());
        }

        return _parts[number - 1];
    }

    private PartAttempt Answer(ushort part, ushort attempt) =>
        Open(part, part).Attempts.Find(x => x.Number == attempt)
        ?? throw new InvalidOperationException($"Message {CorrelationId:D}: a record answers attempt {attempt} of part {part}, which was never recorded.");
}
