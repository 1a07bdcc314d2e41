using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>The intent: this part goes out as (connector, epoch, sequence_number). Stored before the first octet is written.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record PartIntended : MessageRecord
{
    /// <summary>1 to <see cref="Parts"/>.</summary>
    [MemoryPackOrder(2)]
    public ushort Part { get; init; }

    /// <summary>How many parts the message has.</summary>
    [MemoryPackOrder(3)]
    public ushort Parts { get; init; }

    /// <summary>From 1, per part.</summary>
    [MemoryPackOrder(4)]
    public ushort Attempt { get; init; }

    [MemoryPackOrder(5)]
    public string Connector { get; init; } = "";

    /// <summary>The bind slot, from 0.</summary>
    [MemoryPackOrder(6)]
    public ushort Slot { get; init; }

    /// <summary>The slot's lease epoch.</summary>
    [MemoryPackOrder(7)]
    public long Epoch { get; init; }

    [MemoryPackOrder(8)]
    public uint SequenceNumber { get; init; }

    /// <summary>Without an answer by then the outcome is in doubt, whoever notices.</summary>
    [MemoryPackOrder(9)]
    [UnixMilliseconds]
    public DateTimeOffset AnswerBy { get; init => field = UnixMillisecondsFormatter.AsStored(value); }

    /// <summary>The concatenation reference that all parts share; 0 for a single part.</summary>
    [MemoryPackOrder(10)]
    public ushort Reference { get; init; }
}
