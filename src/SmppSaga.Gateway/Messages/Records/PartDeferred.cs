using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>The SMSC did not take the part now, or it was never written: it goes out again later.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record PartDeferred : MessageRecord
{
    [MemoryPackOrder(2)]
    public ushort Part { get; init; }

    [MemoryPackOrder(3)]
    public ushort Attempt { get; init; }

    /// <summary>The answer's command_status; 0 when nothing was written.</summary>
    [MemoryPackOrder(4)]
    public uint CommandStatus { get; init; }

    [MemoryPackOrder(5)]
    public string CommandStatusName { get; init; } = "";

    /// <summary>Not before this instant.</summary>
    [MemoryPackOrder(6)]
    [UnixMilliseconds]
    public DateTimeOffset RetryAt { get; init => field = UnixMillisecondsFormatter.AsStored(value); }

    /// <summary>The status is one that some SMSCs send after taking the message: the next attempt is flagged.</summary>
    [MemoryPackOrder(7)]
    public bool Ambiguous { get; init; }
}
