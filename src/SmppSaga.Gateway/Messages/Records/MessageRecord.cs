using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>One line of a message's history. Stored for ever: add members with new orders, never change or reuse one.</summary>
internal abstract record MessageRecord
{
    /// <summary>When it happened, UTC, to the millisecond.</summary>
    [MemoryPackOrder(0)]
    [UnixMilliseconds]
    public DateTimeOffset At { get; init => field = UnixMillisecondsFormatter.AsStored(value); }

    /// <summary>The state that the message was in afterwards.</summary>
    [MemoryPackOrder(1)]
    public MessageState State { get; init; }
}
