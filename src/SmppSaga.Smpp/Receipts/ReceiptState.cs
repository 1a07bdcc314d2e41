namespace SmppSaga.Smpp.Receipts;

/// <summary>message_state (SMPP 3.4, 5.2.28; SCHEDULED and SKIPPED from 5.0, 4.7.15) and the words of a receipt's <c>stat</c>.</summary>
public static class ReceiptState
{
    private static readonly string[] Words =
        ["SCHEDULED", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD", "SKIPPED"];

    private static readonly Dictionary<string, byte> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DELIVERED"] = 2,
        ["UNDELIVERED"] = 5,
        ["UNDELIVERABLE"] = 5,
        ["ACCEPTED"] = 6,
        ["REJECTED"] = 8,
    };

    static ReceiptState()
    {
        for (byte value = 0; value < Words.Length; value++)
        {
            Values[Words[value]] = value;
        }
    }

    /// <summary>The word that receipts use for a message_state of 0 to 9; null for any other.</summary>
    public static string? WordOf(byte? messageState) => messageState < Words.Length ? Words[messageState.Value] : null;

    /// <summary>The message_state that a word means, in any case, abbreviated or in full; null for vendors' own words.</summary>
    public static byte? ValueOf(string? word) => word is not null && Values.TryGetValue(word, out byte value) ? value : null;
}
