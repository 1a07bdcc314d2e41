using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    private string? _finalReason;
    private DeliveryStatus? _correctedStatus;

    /// <summary>What the final report says; meaningful once terminal.</summary>
    public DeliveryStatus FinalStatus() => StatusOf(State);

    /// <summary>What subscribers were told last: the final report, or the newest correction of it.</summary>
    public DeliveryStatus ToldStatus => _correctedStatus ?? FinalStatus();

    /// <summary>In words, where the status alone does not say it.</summary>
    public string? FinalReason() => _finalReason;

    /// <summary>The receipt that the final report quotes; null when none says what it says.</summary>
    public ReceiptRecorded? QuotedReceipt()
    {
        DeliveryStatus status = FinalStatus();
        return _parts.Select(x => x.ReceiptSaying(status)).LastOrDefault(x => x is not null)
            ?? (LastReceipt is { Outcome: (byte)DeliveryStatus.Pending } ? LastReceipt : null);
    }

    /// <summary>The SMSC's refusal of a part, when one ended the message.</summary>
    public PartRefused? Refusal => _parts.Find(x => x.Refusal is not null)?.Refusal;

    /// <summary>Whether a receipt adds something: repeats, and notices beyond eight, are not recorded.</summary>
    public bool IsNews(ReceiptArrived receipt)
    {
        if (!IsOfThisConnector(receipt) || receipt.Part < 1 || (receipt.Part > PartCount && !NothingWritten) || (IsTerminal && NothingWritten))
        {
            return false;
        }

        MessagePart? part = Part(receipt.Part);
        if (receipt.Outcome == DeliveryStatus.Pending)
        {
            return !IsTerminal && _notices < MaxNotices && part is not { Outcome: not null } && part?.HasNotice(receipt.SmscState) != true;
        }

        DeliveryStatus? said = part?.Said(receipt.SmscMessageId);
        // Before the final report delivered wins; afterwards whatever contradicts is told.
        return said != receipt.Outcome
            && (IsTerminal || said is null || receipt.Outcome == DeliveryStatus.Delivered)
            && part?.HasRoomForReceipt != false;
    }

    private static DeliveryStatus StatusOf(MessageState state) => state switch
    {
        MessageState.Delivered => DeliveryStatus.Delivered,
        MessageState.Failed => DeliveryStatus.Failed,
        MessageState.Expired => DeliveryStatus.Expired,
        MessageState.Rejected => DeliveryStatus.Rejected,
        MessageState.Cancelled => DeliveryStatus.Cancelled,
        MessageState.Acknowledged => DeliveryStatus.Accepted,
        _ => DeliveryStatus.Unknown,
    };

    private static string? Reason(MessageRecord record) => record switch
    {
        MessageRefused x => x.Detail ?? x.Reason,
        MessageExpired x => x.Detail,
        ReceiptWaitEnded x => x.Detail,
        PartDeferred { Ambiguous: true } x => $"The SMSC answered {x.CommandStatusName} again, which some send after taking the message.",
        PartRefused { CommandStatus: 0 } x => x.CommandStatusName,
        PartRefused x => $"The SMSC answered {x.CommandStatusName} (0x{x.CommandStatus:x8}).",
        PartDoubted x => x.Reason,
        MessageCancelled x => x.Detail,
        UncertainResolved => "Resolved by hand.",
        _ => null,
    };
}
