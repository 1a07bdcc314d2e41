namespace SmppSaga.Smsc;

/// <summary>What message_ids look like in answers and in receipts; SMSCs are known to write them differently in both.</summary>
public sealed record SmscIdOptions
{
    /// <summary>The number of the first message. Null (default) starts from the clock, so that no id comes back after a restart.</summary>
    public long? First { get; init; }

    /// <summary>How a number is written in submit_sm_resp.</summary>
    public SmscIdForm Response { get; init; } = new();

    /// <summary>How the same number is written in receipts.</summary>
    public SmscIdForm Receipt { get; init; } = new();
}

/// <summary>How a message's number becomes text.</summary>
public sealed record SmscIdForm
{
    /// <summary>True writes it in base 16, false (default) in base 10.</summary>
    public bool Hex { get; init; }

    /// <summary>True writes A to F, false (default) a to f.</summary>
    public bool UpperCase { get; init; }

    /// <summary>Fewest digits, 0 to 64; leading zeros fill up. Default 0.</summary>
    public int Width { get; init; }

    /// <summary>The number in this form.</summary>
    public string Write(long number) =>
        number.ToString(Hex ? UpperCase ? "X" : "x" : "D", System.Globalization.CultureInfo.InvariantCulture).PadLeft(Width, '0');
}
