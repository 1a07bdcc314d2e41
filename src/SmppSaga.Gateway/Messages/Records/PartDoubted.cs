using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>Nobody can tell whether the SMSC took the part.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record PartDoubted : MessageRecord
{
    [MemoryPackOrder(2)]
    public ushort Part { get; init; }

    [MemoryPackOrder(3)]
    public ushort Attempt { get; init; }

    /// <summary>resend, hold or fail.</summary>
    [MemoryPackOrder(4)]
    public string Policy { get; init; } = "";

    [MemoryPackOrder(5)]
    public string Reason { get; init; } = "";

    /// <summary>When the policy is resend: not before this instant.</summary>
    [MemoryPackOrder(6)]
    [UnixMilliseconds]
    public DateTimeOffset ResendAt { get; init => field = UnixMillisecondsFormatter.AsStored(value); }
}
