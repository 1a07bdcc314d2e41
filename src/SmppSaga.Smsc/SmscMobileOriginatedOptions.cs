namespace SmppSaga.Smsc;

/// <summary>Messages from handsets, spread over the accounts that can receive.</summary>
public sealed record SmscMobileOriginatedOptions
{
    /// <summary>Messages a second, 0 to 10,000. Default 0, none.</summary>
    public int PerSecond { get; init; }

    /// <summary>source_addr, at most 20 characters.</summary>
    public string From { get; init; } = "27830000001";

    /// <summary>destination_addr, at most 20 characters.</summary>
    public string To { get; init; } = "12345";

    /// <summary>The text, <c>{n}</c> replaced by a count from 1; at most 254 octets in its encoding. One that imitates a receipt stays a message.</summary>
    public string Text { get; init; } = "Message {n}";
}
