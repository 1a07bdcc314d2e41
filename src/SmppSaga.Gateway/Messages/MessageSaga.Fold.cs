using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    private bool _receiptWaitOver;
    private int _notices;
    private ReceiptRecorded? _whole;

    /// <summary>What a record means for the state of the parts. Pure: the same records always give the same message.</summary>
    private void Apply(MessageRecord record)
    {
        if (!IsTerminal)
        {
            _finalReason = Reason(record);
        }

        Forget();
        switch (record)
        {
            case SmsAccepted accepted: Origin = accepted; break;
            case PartIntended intended: Apply(intended); break;
            case PartAcknowledged acknowledged: Apply(acknowledged); break;
            case PartRefused refused: Apply(refused); break;
            case PartDeferred deferred: Apply(deferred); break;
            case PartDoubted doubted: Apply(doubted); break;
            case ReceiptRecorded receipt: Apply(receipt); break;
            case MessageRefused: GiveUpUnwritten(DeliveryStatus.Rejected); break;
            case MessageExpired: GiveUpUnwritten(DeliveryStatus.Expired); break;
            case MessageCancelled: GiveUpUnwritten(DeliveryStatus.Cancelled); break;
            case ReceiptWaitEnded: EndReceiptWait(); break;
            case UncertainResolved resolved: Apply(resolved); break;
            case MessageRerouted rerouted: Apply(rerouted); break;
        }
    }

    private void Apply(PartIntended x)
    {
        PartCount = x.Parts;
        Reference = x.Reference;
        MessagePart part = Open(x.Part, x.Parts);
        PossibleDuplicate |= part.Doubtful;
        part.Attempts.Add(new PartAttempt
        {
            Number = x.Attempt, Bind = new BindRef(x.Connector, x.Slot, x.Epoch), SequenceNumber = x.SequenceNumber, AnswerBy = x.AnswerBy,
        });
    }

    private void Apply(PartAcknowledged x)
    {
        PartAttempt attempt = Attempt(x.Part, x.Attempt);
        (attempt.Answered, attempt.Taken, attempt.SmscMessageId, attempt.ReceiptBy) = (true, true, x.SmscMessageId, x.ReceiptBy);
    }

    private void Apply(PartRefused x)
    {
        Attempt(x.Part, x.Attempt).Answered = true;
        MessagePart part = _parts[x.Part - 1];
        if (part.Taken || part.Live)
        {
            // Another attempt decides.
            return;
        }

        part.Refusal = x;
        // After doubt, an earlier attempt may have reached the recipient: refused would say too much.
        part.GivenUp ??= part.Attempts.Exists(a => a.Doubted || a.Ambiguous) ? DeliveryStatus.Unknown : DeliveryStatus.Rejected;
    }

    private void Apply(PartDeferred x)
    {
        PartAttempt attempt = Attempt(x.Part, x.Attempt);
        (attempt.Answered, attempt.Ambiguous, attempt.DeferredBy) = (true, x.Ambiguous, x.CommandStatus);
        MessagePart part = _parts[x.Part - 1];
        if (x.Ambiguous && part.Doubts >= 2)
        {
            // An SMSC that sends the message and then says it did not would be asked for ever.
            part.GivenUp ??= DeliveryStatus.Unknown;
            return;
        }

        (attempt.RetryAt, attempt.LookAt) = (x.RetryAt, LookAt(x.RetryAt, x.At));
    }

    private void Apply(PartDoubted x)
    {
        PartAttempt attempt = Attempt(x.Part, x.Attempt);
        attempt.Doubted = true;
        MessagePart part = _parts[x.Part - 1];
        switch (x.Policy)
        {
            case UnknownOutcomePolicy.Resend when part.Doubts < 2:
                (attempt.RetryAt, attempt.LookAt) = (x.ResendAt, x.ResendAt);
                break;
            case UnknownOutcomePolicy.Hold:
                attempt.Held = true;
                break;
            default:
                part.GivenUp ??= DeliveryStatus.Unknown;
                break;
        }
    }

    private void Apply(UncertainResolved x)
    {
        foreach (MessagePart part in _parts.Where(p => p.Held).ToList())
        {
            if (x.Action == (byte)UncertainAction.Resend)
            {
                foreach (PartAttempt attempt in part.Attempts.Where(a => a.Held))
                {
                    (attempt.Held, attempt.RetryAt, attempt.LookAt) = (false, x.At, x.At);
                }
            }
            else
            {
                part.GivenUp ??= x.Action == (byte)UncertainAction.MarkDelivered ? DeliveryStatus.Delivered : DeliveryStatus.Unknown;
            }
        }
    }

    private void Apply(ReceiptRecorded x)
    {
        bool late = IsTerminal;
        DeliveryStatus reported = late ? ToldStatus : default;
        _notices += x.Outcome == (byte)DeliveryStatus.Pending ? 1 : 0;
        LastReceipt = x;
        PartCount = Math.Max(PartCount, x.Part);
        Open(x.Part, x.Part).Add(x);
        if (x.Whole && x.Outcome != (byte)DeliveryStatus.Pending && (_whole is null || late || x.Outcome == (byte)DeliveryStatus.Delivered))
        {
            _whole = x;
            _parts.ForEach(part => part.Whole = x);
        }

        if (late)
        {
            _correctedStatus = Settlement() is { } state ? StatusOf(state) : reported;
        }
    }

    /// <summary>What is not written by now never will be.</summary>
    private void GiveUpUnwritten(DeliveryStatus status)
    {
        Open(1, PartCount);
        foreach (MessagePart part in _parts.Where(x => x.Outcome is null && !x.Taken && !x.Live && !x.Held))
        {
            part.GivenUp = part.Doubtful ? DeliveryStatus.Unknown : status;
        }
    }

    private void EndReceiptWait()
    {
        _receiptWaitOver = true;
        foreach (MessagePart part in _parts.Where(x => x.Taken))
        {
            part.Silence = Origin is { AsksForFailuresOnly: true } ? DeliveryStatus.Accepted : DeliveryStatus.Unknown;
        }
    }

    private MessagePart Open(int number, int upTo)
    {
        while (_parts.Count < Math.Max(number, upTo))
        {
            _parts.Add(new MessagePart { Whole = _whole });
        }

        return _parts[number - 1];
    }

    private PartAttempt Attempt(ushort part, ushort attempt) =>
        Part(part)?.Attempts.Find(x => x.Number == attempt)
        ?? throw new InvalidOperationException($"Message {CorrelationId:D}: a record answers attempt {attempt} of part {part}, which was never recorded.");
}
