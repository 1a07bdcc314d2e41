namespace SmppSaga.Smsc;

/// <summary>The receipt's text makes no sense.</summary>
public sealed record BrokenText : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "broken_text";

    /// <summary>The text instead, Latin-1.</summary>
    public string Text { get; init; } = "id: sub:x dlvrd: submit date:99 stat err:: text";

    /// <summary>Whether the TLVs still tell the id and the state. Default true.</summary>
    public bool Tlvs { get; init; } = true;

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { Text = Text, Tlvs = Tlvs && draft.Tlvs });
}

/// <summary>The receipt's text is UCS-2, data_coding 8.</summary>
public sealed record Ucs2Text : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "ucs2_text";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { Form = ReceiptTextForm.Ucs2 });
}

/// <summary>The receipt's text stands in message_payload.</summary>
public sealed record PayloadText : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "payload_text";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { Form = ReceiptTextForm.Payload });
}

/// <summary>The receipt has TLVs alone.</summary>
public sealed record NoText : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "no_text";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { Form = ReceiptTextForm.None, Tlvs = true });
}

/// <summary>The receipt has its text alone.</summary>
public sealed record NoTlvs : ReceiptFault
{
    /// <inheritdoc/>
    public override string Word => "no_tlvs";

    internal override void Change(List<ReceiptDraft> plan, SmscMessage message, MessageIds ids) =>
        plan.ForEachReplaced(draft => draft with { Tlvs = false });
}
