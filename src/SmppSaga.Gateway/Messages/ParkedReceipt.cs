using MemoryPack;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;

namespace SmppSaga.Gateway.Messages;

/// <summary>A receipt as it waits in the store for the answer that names its message. Stored: add members with new orders, never change one.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record ParkedReceipt
{
    private const int ComparedDigits = 8;

    [MemoryPackOrder(0)]
    public DateTimeOffset At { get; init; }

    [MemoryPackOrder(1)]
    public string SmscMessageId { get; init; } = "";

    [MemoryPackOrder(2)]
    public byte Outcome { get; init; }

    [MemoryPackOrder(3)]
    public string SmscState { get; init; } = "";

    [MemoryPackOrder(4)]
    public string? ErrorCode { get; init; }

    [MemoryPackOrder(5)]
    public string? SubmitDate { get; init; }

    [MemoryPackOrder(6)]
    public string? DoneDate { get; init; }

    [MemoryPackOrder(7)]
    public string Bind { get; init; } = "";

    /// <summary>source_addr of the receipt: the destination of the message that it reports on.</summary>
    [MemoryPackOrder(8)]
    public string SourceAddr { get; init; } = "";

    /// <summary>destination_addr of the receipt: the sender of the message that it reports on.</summary>
    [MemoryPackOrder(9)]
    public string DestinationAddr { get; init; } = "";

    /// <summary>The connector that it came over.</summary>
    [MemoryPackOrder(10)]
    public string Connector { get; init; } = "";

    /// <summary>Which receipts of its connector speak for all parts of a message.</summary>
    [MemoryPackOrder(11)]
    public ReceiptScope Scope { get; init; }

    /// <summary>Its connector does not write the destination into the source address, so that says nothing.</summary>
    [MemoryPackOrder(12)]
    public bool AnySource { get; init; }

    /// <summary>In the copy that waits under the user_message_reference it echoes: the key of its id. Null otherwise.</summary>
    [MemoryPackOrder(13)]
    public string? EchoOf { get; init; }

    public byte[] ToOctets() => MemoryPackSerializer.Serialize(this);

    public static ParkedReceipt FromOctets(ReadOnlyMemory<byte> octets) => MemoryPackSerializer.Deserialize<ParkedReceipt>(octets.Span)!;

    public ReceiptArrived ToFact(MessageSaga saga, ushort part)
    {
        bool whole = saga.PartCount > 1 && (Scope == ReceiptScope.Any || (Scope == ReceiptScope.Last && part == saga.PartCount));
        return new(saga.CorrelationId, At, part, SmscMessageId, (DeliveryStatus)Outcome, SmscState, ErrorCode, SubmitDate, DoneDate, Bind, whole);
    }

    /// <summary>The event that tells that nobody wanted it; the same receipt gives the same event.</summary>
    public UnmatchedReceiptReceived ToUnmatched() => new()
    {
        EventId = EventIds.For(Guid.Empty, nameof(UnmatchedReceiptReceived), Convert.ToHexStringLower(ToOctets())),
        OccurredAt = At, Connector = Connector, Bind = Bind, SmscMessageId = SmscMessageId, From = DestinationAddr, To = SourceAddr,
        Status = (DeliveryStatus)Outcome, SmscState = SmscState, ErrorCode = ErrorCode, SubmitDate = SubmitDate, DoneDate = DoneDate,
    };

    /// <summary>Ids read in the wrong base must not hit another customer's message: the last digits of the addresses must agree.</summary>
    public bool Concerns(MessageSaga saga)
    {
        if (AnySource)
        {
            return true;
        }

        string expected = Tail(saga.Origin?.To);
        string came = Tail(SourceAddr);
        int length = Math.Min(expected.Length, came.Length);
        return length == 0 || expected[^length..] == came[^length..];
    }

    /// <summary>The last digits of an address, by which numbers in different forms are compared.</summary>
    public static string Tail(string? address)
    {
        string digits = string.Concat((address ?? "").Where(char.IsAsciiDigit));
        return digits.Length <= ComparedDigits ? digits : digits[^ComparedDigits..];
    }
}

/// <summary>Which receipts speak for all parts of a message. Stored: never change a number.</summary>
internal enum ReceiptScope : byte
{
    /// <summary>None: each part has its own.</summary>
    Each = 0,

    /// <summary>The first final one.</summary>
    Any = 1,

    /// <summary>That of the last part.</summary>
    Last = 2,
}
