using System.Globalization;

namespace SmppSaga.Smpp.Receipts;

/// <summary>The dates of a receipt: YYMMDDhhmm by the specification; seconds and four-digit years as SMSCs add them.</summary>
internal static class ReceiptDate
{
    /// <summary>Null for every other form, and for digits that are no date.</summary>
    internal static DateTime? Parse(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return digits.Length switch
        {
            10 => ShortYear(digits),
            // Twelve digits are ambiguous. Seconds are the common form; what has no thirteenth month is told apart by validity.
            12 => ShortYear(digits) ?? LongYear(digits),
            14 => LongYear(digits),
            _ => null,
        };
    }

    private static DateTime? ShortYear(ReadOnlySpan<char> digits)
    {
        int year = Two(digits);
        return Create(year + (year >= 70 ? 1900 : 2000), digits[2..]);
    }

    private static DateTime? LongYear(ReadOnlySpan<char> digits) => Create((Two(digits) * 100) + Two(digits[2..]), digits[4..]);

    private static DateTime? Create(int year, ReadOnlySpan<char> rest)
    {
        int month = Two(rest);
        int day = Two(rest[2..]);
        int hour = Two(rest[4..]);
        int minute = Two(rest[6..]);
        int second = rest.Length > 8 ? Two(rest[8..]) : 0;
        bool real = year >= 1970 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60;
        return real ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified) : null;
    }

    private static int Two(ReadOnlySpan<char> digits) => int.Parse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture);
}
