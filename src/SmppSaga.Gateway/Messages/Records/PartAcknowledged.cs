using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>The SMSC took the part: submit_sm_resp with ESME_ROK.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record PartAcknowledged : MessageRecord
{
    [MemoryPackOrder(2)]
    public ushort Part { get; init; }

    [MemoryPackOrder(3)]
    public ushort Attempt { get; init; }

    /// <summary>message_id, verbatim; empty when the SMSC gave none.</summary>
    [MemoryPackOrder(4)]
    public string SmscMessageId { get; init; } = "";

    /// <summary>Without a final receipt by then the wait ends.</summary>
    [MemoryPackOrder(5)]
    [UnixMilliseconds]
    public DateTimeOffset ReceiptBy { get; init => field = UnixMillisecondsFormatter.AsStored(value); }
}
