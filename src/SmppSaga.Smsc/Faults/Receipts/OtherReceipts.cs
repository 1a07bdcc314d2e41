namespace SmppSaga.Smsc;

/// <summary>No receipt comes.</summary>
public sealed record NoReceipt : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "no_receipt";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) => plan.Clear();
}

/// <summary>Receipts come later than usual, and so behind those of later messages.</summary>
public sealed record DelayReceipt : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "delay_receipt";

    /// <summary>How much later. Default 5 s.</summary>
    public TimeSpan By { get; init; } = TimeSpan.FromSeconds(5);

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { Delay = draft.Delay + By });
}

/// <summary>The message ends otherwise.</summary>
public sealed record Outcome : ReceiptFault
{
    private const byte Delivered = 2;

    /// <inheritdoc/>
    public override string Word => "outcome";

    /// <summary>message_state, 0 to 9. Default 5, UNDELIV.</summary>
    public byte State { get; init; } = 5;

    /// <summary><c>err</c> of the receipt, at most 3 characters; DELIVRD has 000. Default "001".</summary>
    public string ErrorCode { get; init; } = "001";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { State = State, ErrorCode = State == Delivered ? "000" : ErrorCode });
}

/// <summary>The receipt comes from another address than the message went to.</summary>
public sealed record OtherSource : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "other_source";

    /// <summary>source_addr of the receipt, at most 20 characters.</summary>
    public string Address { get; init; } = "27999999999";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { SourceAddr = Address });
}

/// <summary>The receipt's esm_class is 0, as that of a message from a handset.</summary>
public sealed record PlainEsmClass : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "plain_esm_class";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { EsmClass = 0 });
}
