using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>A receipt of the SMSC about a part.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record ReceiptRecorded : MessageRecord
{
    [MemoryPackOrder(2)]
    public ushort Part { get; init; }

    /// <summary>The id in the receipt, verbatim.</summary>
    [MemoryPackOrder(3)]
    public string SmscMessageId { get; init; } = "";

    /// <summary>The contract's DeliveryStatus as its number: Pending, Delivered, Failed or Expired.</summary>
    [MemoryPackOrder(4)]
    public byte Outcome { get; init; }

    /// <summary>stat as the SMSC wrote it.</summary>
    [MemoryPackOrder(5)]
    public string SmscState { get; init; } = "";

    /// <summary>err as the SMSC wrote it.</summary>
    [MemoryPackOrder(6)]
    public string? ErrorCode { get; init; }

    [MemoryPackOrder(7)]
    public string? SubmitDate { get; init; }

    [MemoryPackOrder(8)]
    public string? DoneDate { get; init; }

    /// <summary>The bind it came over, as connector/slot.</summary>
    [MemoryPackOrder(9)]
    public string Bind { get; init; } = "";

    /// <summary>It speaks for every part that the SMSC took and that has no receipt of its own.</summary>
    [MemoryPackOrder(10)]
    public bool Whole { get; init; }
}
