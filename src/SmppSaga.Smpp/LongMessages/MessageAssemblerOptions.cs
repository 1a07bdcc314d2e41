namespace SmppSaga.Smpp.LongMessages;

/// <summary>Limits of a <see cref="MessageAssembler"/>. The oldest incomplete message gives way when one is reached.</summary>
public sealed record MessageAssemblerOptions
{
    /// <summary>How long a message may stay incomplete, counted from its first part; as long a finished one is remembered against late repeats. Default 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Parts kept or remembered at a time, over all messages. Default 100,000.</summary>
    public int MaxParts { get; init; } = 100_000;

    /// <summary>Octets of text kept at a time, over all messages. Default 16 MiB.</summary>
    public int MaxOctets { get; init; } = 16 * 1024 * 1024;
}
