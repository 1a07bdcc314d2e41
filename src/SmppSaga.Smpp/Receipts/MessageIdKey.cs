using System.Globalization;
using System.Numerics;

namespace SmppSaga.Smpp.Receipts;

/// <summary>The key that an id of submit_sm_resp and the id of its receipt have in common. For look-up only: what is shown stays verbatim.</summary>
public static class MessageIdKey
{
    // message_id has at most 64 characters (SMPP 3.4, 5.2.23); longer ones are kept, but no arithmetic is spent on them.
    private const int LongestNumber = 64;

    /// <summary>The key of a message_id from submit_sm_resp. An id that is no number of the expected base keeps its characters.</summary>
    public static string OfResponse(string messageId, MessageIdFormat format) => format switch
    {
        MessageIdFormat.HexInResponseDecimalInReceipt => FromHex(messageId) ?? messageId,
        MessageIdFormat.DecimalInResponseHexInReceipt => FromDecimal(messageId) ?? FromHex(messageId) ?? messageId,
        MessageIdFormat.IgnoreLeadingZeros => WithoutLeadingZeros(messageId),
        _ => messageId,
    };

    /// <summary>The key of an id from a receipt. One with letters where a decimal number was expected is read as hexadecimal: receipted_message_id often is.</summary>
    public static string OfReceipt(string messageId, MessageIdFormat format) => format switch
    {
        MessageIdFormat.HexInResponseDecimalInReceipt => FromDecimal(messageId) ?? FromHex(messageId) ?? messageId,
        MessageIdFormat.DecimalInResponseHexInReceipt => FromHex(messageId) ?? messageId,
        MessageIdFormat.IgnoreLeadingZeros => WithoutLeadingZeros(messageId),
        _ => messageId,
    };

    private static string? FromDecimal(string id) =>
        id.Length is > 0 and <= LongestNumber && !id.AsSpan().ContainsAnyExceptInRange('0', '9') ? WithoutLeadingZeros(id) : null;

    private static string? FromHex(string id)
    {
        if (id.Length is 0 or > LongestNumber)
        {
            return null;
        }

        // The zero in front keeps the highest bit from being a sign.
        return BigInteger.TryParse($"0{id}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out BigInteger number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string WithoutLeadingZeros(string id)
    {
        string trimmed = id.TrimStart('0');
        return trimmed.Length == 0 && id.Length > 0 ? "0" : trimmed.ToUpperInvariant();
    }
}
