using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>No final receipt came in time.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record ReceiptWaitEnded : MessageRecord
{
    [MemoryPackOrder(2)]
    public string Detail { get; init; } = "";
}
