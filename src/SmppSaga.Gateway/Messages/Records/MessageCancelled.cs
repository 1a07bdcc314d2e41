using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>Cancelled before anything was written.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record MessageCancelled : MessageRecord
{
    [MemoryPackOrder(2)]
    public string? Detail { get; init; }
}
