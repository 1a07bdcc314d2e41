using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>The gateway refused the message before anything was written.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record MessageRefused : MessageRecord
{
    /// <summary>invalid_address, invalid_text, unknown_connector, no_route or too_many_parts.</summary>
    [MemoryPackOrder(2)]
    public string Reason { get; init; } = "";

    /// <summary>In words: what was expected and what came.</summary>
    [MemoryPackOrder(3)]
    public string? Detail { get; init; }
}
