namespace SmppSaga.Gateway.Configuration;

/// <summary>How long things may take. A connector may set each of its own.</summary>
public sealed record TimerOptions
{
    /// <summary>From the acknowledgement to the final Unknown when no final receipt comes.</summary>
    public TimeSpan ReceiptTimeout { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How long a receipt waits for the answer that names its message.</summary>
    public TimeSpan ParkTtl { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Life of a bind slot's lease without renewal.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From SIGTERM to exit, at most.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a message without a validity period may wait to be submitted.</summary>
    public TimeSpan DefaultValidity { get; init; } = TimeSpan.FromHours(24);

    /// <summary>From the moment of doubt to the second attempt under on_unknown_outcome: resend.</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(60);
}
