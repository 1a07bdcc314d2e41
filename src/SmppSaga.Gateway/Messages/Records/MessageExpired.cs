using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>The validity ended before the message could be sent.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record MessageExpired : MessageRecord
{
    [MemoryPackOrder(2)]
    public string Detail { get; init; } = "";
}
