namespace SmppSaga.Smsc;

/// <summary>
/// When a fault strikes. The occasion (submit_sm, receipt, bind) belongs to the fault; each rule counts the occasions that pass its
/// <see cref="To"/>, <see cref="SystemId"/>, <see cref="From"/> and <see cref="Until"/>, from 1.
/// </summary>
public sealed record SmscRule
{
    /// <summary>What goes wrong.</summary>
    public required SmscFault Fault { get; init; }

    /// <summary>Every N-th occasion; 1 (default) is each.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Only the N-th occasion; 0 (default) is off.</summary>
    public int Nth { get; init; }

    /// <summary>With this probability, 0 to 1; decided by the seed. Default 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>At most so many times; 0 (default) is without limit.</summary>
    public int Times { get; init; }

    /// <summary>destination_addr of the message begins so. Empty (default) is any.</summary>
    public string To { get; init; } = "";

    /// <summary>system_id of the account. Empty (default) is any.</summary>
    public string SystemId { get; init; } = "";

    /// <summary>From this time after the start on. Default zero.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Before this time after the start. Null (default) is for ever.</summary>
    public TimeSpan? Until { get; init; }
}
