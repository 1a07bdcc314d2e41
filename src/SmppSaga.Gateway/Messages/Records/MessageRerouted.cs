using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>The whole message failed over one connector and starts anew over the next one.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record MessageRerouted : MessageRecord
{
    [MemoryPackOrder(2)]
    public string From { get; init; } = "";

    [MemoryPackOrder(3)]
    public string To { get; init; } = "";

    /// <summary>The state that the message would have ended in.</summary>
    [MemoryPackOrder(4)]
    public MessageState Instead { get; init; }

    /// <summary>In words: why it failed.</summary>
    [MemoryPackOrder(5)]
    public string? Detail { get; init; }
}
