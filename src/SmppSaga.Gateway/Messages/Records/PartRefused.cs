using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>The SMSC refused the part for good.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record PartRefused : MessageRecord
{
    [MemoryPackOrder(2)]
    public ushort Part { get; init; }

    [MemoryPackOrder(3)]
    public ushort Attempt { get; init; }

    [MemoryPackOrder(4)]
    public uint CommandStatus { get; init; }

    [MemoryPackOrder(5)]
    public string CommandStatusName { get; init; } = "";
}
