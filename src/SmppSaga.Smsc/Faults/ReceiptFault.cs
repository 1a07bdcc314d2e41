namespace SmppSaga.Smsc;

/// <summary>A fault in the receipts of a message; several add up in the order of their rules.</summary>
public abstract record ReceiptFault : SmscFault
{
    private protected ReceiptFault()
    {
    }

    /// <summary>Changes the plan, which holds one final receipt when nothing else is said.</summary>
    internal abstract void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids);
}
