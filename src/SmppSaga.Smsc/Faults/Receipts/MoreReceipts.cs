namespace SmppSaga.Smsc;

/// <summary>Each receipt comes more than once.</summary>
public sealed record DuplicateReceipt : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "duplicate_receipt";

    /// <summary>How often it comes, at least 1. Default 2.</summary>
    public int Copies { get; init; } = 2;

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids)
    {
        ReceiptDraft[] once = [.. plan];
        plan.Clear();
        plan.AddRange(once.SelectMany(draft => Enumerable.Repeat(draft, Copies)));
    }
}

/// <summary>An intermediate notification (esm_class 0x20) comes before the final receipt.</summary>
public sealed record IntermediateFirst : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "intermediate_first";

    /// <summary>message_state of the notification. Default 1, ENROUTE.</summary>
    public byte State { get; init; } = 1;

    /// <summary>How long the final receipt comes later than usual. Default 100 ms.</summary>
    public TimeSpan By { get; init; } = TimeSpan.FromMilliseconds(100);

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids)
    {
        if (plan.Count > 0)
        {
            ReceiptDraft intermediate = plan[0] with { State = State, EsmClass = ReceiptDraft.Intermediate };
            plan.ForEachReplaced(draft => draft with { Delay = draft.Delay + By });
            plan.Insert(0, intermediate);
        }
    }
}

/// <summary>An intermediate notification (esm_class 0x20) comes after the final receipt.</summary>
public sealed record IntermediateLast : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "intermediate_last";

    /// <summary>message_state of the notification. Default 1, ENROUTE.</summary>
    public byte State { get; init; } = 1;

    /// <summary>From the final receipt to the notification. Default 100 ms.</summary>
    public TimeSpan By { get; init; } = TimeSpan.FromMilliseconds(100);

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.AddBehindLast(last => last with { State = State, EsmClass = ReceiptDraft.Intermediate, Delay = last.Delay + By });
}

/// <summary>A second final receipt says otherwise.</summary>
public sealed record ContradictReceipt : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "contradict_receipt";

    /// <summary>message_state of the second receipt. Default 5, UNDELIV.</summary>
    public byte State { get; init; } = 5;

    /// <summary>From the first receipt to the second. Default 100 ms.</summary>
    public TimeSpan By { get; init; } = TimeSpan.FromMilliseconds(100);

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.AddBehindLast(last => last with { State = State, ErrorCode = "001", Delay = last.Delay + By });
}

/// <summary>One more receipt comes, with an id that no message has.</summary>
public sealed record StrayReceipt : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "stray_receipt";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.AddBehindLast(last => last with { MessageId = ids.Stray() });
}

/// <summary>One more receipt comes, from this recipient, with the id of the message before.</summary>
public sealed record ForeignReceipt : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "foreign_receipt";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.AddBehindLast(last => last with { MessageId = ids.InReceipt(message.Number - 1) });
}
