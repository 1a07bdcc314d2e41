using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>Where else a message may go when it failed as a whole, as its route said when it was accepted.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record RerouteTerms
{
    /// <summary>The other connectors of the route, in the order in which they are tried.</summary>
    [MemoryPackOrder(0)]
    public string[] Connectors { get; init; } = [];

    /// <summary>The states that call for it.</summary>
    [MemoryPackOrder(1)]
    public MessageState[] On { get; init; } = [];

    /// <summary>The answers that call for it before anything has failed: throttled, queue_full, temporary; null when there are none, and in older records.</summary>
    [MemoryPackOrder(2)]
    public string[]? OnAnswers { get; init; }
}
