using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>A SendSms was taken: what is to be sent, to whom, as whom, over which connector.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
internal sealed partial record SmsAccepted : MessageRecord
{
    [MemoryPackOrder(2)]
    public string To { get; init; } = "";

    /// <summary>The source address on the wire; empty when there is none.</summary>
    [MemoryPackOrder(3)]
    public string Sender { get; init; } = "";

    [MemoryPackOrder(4)]
    public string? RequestedFrom { get; init; }

    [MemoryPackOrder(5)]
    public string Operator { get; init; } = "";

    /// <summary>The contract's OperatorSource as its number.</summary>
    [MemoryPackOrder(6)]
    public byte OperatorSource { get; init; }

    /// <summary>Empty when none was found: then a refusal follows in the same write.</summary>
    [MemoryPackOrder(7)]
    public string Connector { get; init; } = "";

    [MemoryPackOrder(8)]
    public string? Text { get; init; }

    [MemoryPackOrder(9)]
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>data_coding of <see cref="Data"/>.</summary>
    [MemoryPackOrder(10)]
    public byte DataCoding { get; init; }

    /// <summary>auto, gsm7, latin1, ucs2 or binary.</summary>
    [MemoryPackOrder(11)]
    public string Encoding { get; init; } = "auto";

    /// <summary>registered_delivery of the submit_sm.</summary>
    [MemoryPackOrder(12)]
    public byte RegisteredDelivery { get; init; }

    /// <summary>Whether a final receipt is asked for: the other bits (SMPP 3.4, 5.2.17) are about acknowledgements and intermediate notifications.</summary>
    [MemoryPackIgnore]
    public bool AsksForReceipt => (RegisteredDelivery & 3) != 0;

    /// <summary>Receipts of failures only: silence is good news.</summary>
    [MemoryPackIgnore]
    public bool AsksForFailuresOnly => (RegisteredDelivery & 3) == 2;

    [MemoryPackOrder(13)]
    [UnixMilliseconds]
    public DateTimeOffset ValidUntil { get; init => field = UnixMillisecondsFormatter.AsStored(value); }

    /// <summary>Not before this instant; default when at once.</summary>
    [MemoryPackOrder(14)]
    [UnixMilliseconds]
    public DateTimeOffset SendAt { get; init => field = UnixMillisecondsFormatter.AsStored(value); }

    [MemoryPackOrder(15)]
    public byte Priority { get; init; }

    [MemoryPackOrder(16)]
    public bool Flash { get; init; }

    /// <summary>resend, hold or fail as the message asks; null leaves it to the connector.</summary>
    [MemoryPackOrder(17)]
    public string? OnUnknownOutcome { get; init; }

    [MemoryPackOrder(18)]
    public string? ClientReference { get; init; }

    [MemoryPackOrder(19)]
    public Dictionary<string, string>? Tags { get; init; }

    /// <summary>Optional parameters for the submit_sm, "0x1400" to hexadecimal octets.</summary>
    [MemoryPackOrder(20)]
    public Dictionary<string, string>? Tlvs { get; init; }

    /// <summary>Tells a repeated SendSms with the same body from one with another body.</summary>
    [MemoryPackOrder(21)]
    public ulong BodyHash { get; init; }

    /// <summary>The longest prefix that named the operator; for explanations only.</summary>
    [MemoryPackOrder(22)]
    public string? Prefix { get; init; }

    /// <summary>Null when a failed message ends where it failed.</summary>
    [MemoryPackOrder(23)]
    public RerouteTerms? Reroute { get; init; }

    /// <summary>The message asked for its validity itself: then the SMSC is told, too.</summary>
    [MemoryPackOrder(24)]
    public bool ValidityAsked { get; init; }

    /// <summary>The store lost something after the message was first delivered: an earlier record, and a write, may be among it.</summary>
    [MemoryPackOrder(25)]
    public bool AfterLoss { get; init; }
}
