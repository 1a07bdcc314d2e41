namespace SmppSaga.Gateway.Messages;

/// <summary>user_message_reference (SMPP 3.4, 5.3.2.17) of each part: some SMSCs echo it in receipts, which then name their message although its answer was lost.</summary>
internal static class UserMessageReference
{
    /// <summary>Its tag as messages write it in their own TLVs, which go before ours.</summary>
    public const string Tag = "0x0204";

    // Far from the references of the messages before and after, and with no divisor in common with 65,535.
    private const int Step = 2039;

    /// <summary>From the message's reference, so that every attempt has the same; never 0. It comes again after 65,535 messages, so it names a message only together with its destination.</summary>
    /// <param name="reference">What all parts of the message share.</param>
    /// <param name="part">From 1.</param>
    public static ushort Of(ushort reference, int part) => (ushort)(((reference - 1 + ((part - 1) * Step)) % ushort.MaxValue) + 1);

    /// <summary>Where a part in doubt and a receipt that echoes its reference meet; null when the address says nothing. No receipt's id can be mistaken for it: a connector's name starts with a letter or digit.</summary>
    public static string? Key(string connector, ushort reference, string address) =>
        ParkedReceipt.Tail(address) is { Length: > 0 } tail ? $"~{connector}|{reference:x4}|{tail}" : null;

    public static bool IsKey(string key) => key.StartsWith('~');
}
