using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    private string? _finalReason;

    /// <summary>What the final report says; meaningful once terminal.</summary>
    public DeliveryStatus FinalStatus() => State switch
    {
        MessageState.Delivered => DeliveryStatus.Delivered,
        MessageState.Failed => DeliveryStatus.Failed,
        MessageState.Expired => DeliveryStatus.Expired,
        MessageState.Rejected => DeliveryStatus.Rejected,
        MessageState.Cancelled => DeliveryStatus.Cancelled,
        MessageState.Acknowledged => DeliveryStatus.Accepted,
        _ => DeliveryStatus.Unknown,
    };

    /// <summary>In words, where the status alone does not say it.</summary>
    public string? FinalReason() => _finalReason;

    /// <summary>Whether a receipt adds something: repeats, and notices beyond eight, are not recorded.</summary>
    public bool IsNews(DeliveryStatus outcome, string smscState, int part) =>
        _notices < MaxNotices && outcome switch
        {
            DeliveryStatus.Pending => !IsTerminal && (LastReceipt is null || LastReceipt.Part != part || LastReceipt.SmscState != smscState),
            _ when IsTerminal => outcome != FinalStatus() && (DeliveryStatus?)LastReceipt?.Outcome != outcome,
            _ => Part(part)?.Outcome is null || (outcome == DeliveryStatus.Delivered && Part(part)!.Outcome != outcome),
        };

    private static string? Reason(MessageRecord record) => record switch
    {
        MessageRefused x => x.Detail ?? x.Reason,
        MessageExpired x => x.Detail,
        ReceiptWaitEnded x => x.Detail,
        PartRefused x => $"The SMSC answered {x.CommandStatusName} (0x{x.CommandStatus:x8}).",
        PartDoubted x => x.Reason,
        MessageCancelled x => x.Detail,
        _ => null,
    };
}
