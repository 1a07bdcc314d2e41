using SmppSaga.Contracts;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    /// <summary>A part ended without delivery: the message cannot be delivered whole any more, so nothing more of it is written.</summary>
    public bool Hopeless => _parts.Exists(x => x.Outcome is not (null or DeliveryStatus.Delivered or DeliveryStatus.Accepted));

    /// <summary>A part has not been written yet, or was not taken and waits for its retry.</summary>
    public bool WaitsForWrite => !Hopeless && (_parts.Count < PartCount || _parts.Exists(x => IsUnwritten(x) && x.Last is not { InDoubt: true }));

    /// <summary>Every part was taken, as its answer or its receipt says.</summary>
    public bool AllAtSmsc => _parts.Count == PartCount && _parts.TrueForAll(x => x.Taken || x.Outcome == DeliveryStatus.Delivered);

    /// <summary>Nothing of the message can have got beyond the SMSC.</summary>
    public bool NothingOut => _parts.TrueForAll(x => !x.Taken && !x.Live && !x.Doubtful);

    private (bool Known, MessageState? State) _settlement;
    private (MessageState From, MessageState? To)? _openState;

    /// <summary>The state that the parts' outcomes lead to, or null while a part is open. The machine asks several times between two records, so it is kept until the next.</summary>
    public MessageState? Settlement()
    {
        if (!_settlement.Known)
        {
            _settlement = (true, Settle());
        }

        return _settlement.State;
    }

    /// <summary>The open state that fits the parts, when it is another than the present one; doubt alone leads to Uncertain. Kept as the settlement is.</summary>
    public MessageState? OpenState()
    {
        if (_openState is not { } known || known.From != State)
        {
            _openState = known = (State, FittingState());
        }

        return known.To;
    }

    private void Forget() => (_settlement, _openState) = (default, null);

    private MessageState? Settle()
    {
        bool hopeless = Hopeless;
        if (_parts.Exists(x => IsOpen(x, hopeless)) || (_parts.Count < PartCount && !hopeless) || _parts.Count == 0)
        {
            return null;
        }

        return
            !hopeless ? _parts.TrueForAll(x => x.Outcome == DeliveryStatus.Delivered) ? MessageState.Delivered : null
            : _parts.TrueForAll(x => x.Outcome == DeliveryStatus.Rejected || (x.Outcome is null && !x.Taken && !x.Doubtful)) ? MessageState.Rejected
            : _parts.Exists(x => x.Outcome is DeliveryStatus.Failed or DeliveryStatus.Rejected) ? MessageState.Failed
            : _parts.Exists(x => x.Outcome == DeliveryStatus.Unknown) ? MessageState.Unknown
            : _parts.Exists(x => x.Outcome == DeliveryStatus.Cancelled) ? MessageState.Cancelled
            : MessageState.Expired;
    }

    private MessageState? FittingState()
    {
        if (State is not (MessageState.Accepted or MessageState.Submitted or MessageState.Uncertain))
        {
            return null;
        }

        MessageState fits = AllAtSmsc ? MessageState.Acknowledged
            : Held ? State
            : WaitsForWrite || NothingWritten ? MessageState.Accepted
            : MessageState.Submitted;
        return fits == State ? null : fits;
    }

    /// <summary>Something can still happen to the part that changes what becomes of the message.</summary>
    private bool IsOpen(MessagePart part, bool hopeless) =>
        part.Outcome is null && (part.Live || part.Held || (part.Taken ? ReceiptExpected && !_receiptWaitOver : !hopeless));

    private static bool IsUnwritten(MessagePart part) => part.Outcome is null && !part.Taken && !part.Live && !part.Held;
}
