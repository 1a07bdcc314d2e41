using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>A person resolved the doubt of every part that was held.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record UncertainResolved : MessageRecord
{
    /// <summary>An UncertainAction.</summary>
    [MemoryPackOrder(2)]
    public byte Action { get; init; }
}
