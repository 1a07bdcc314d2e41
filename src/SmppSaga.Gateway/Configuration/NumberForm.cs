namespace SmppSaga.Gateway.Configuration;

/// <summary>The forms of one number: as looked up in the operator table, and as written on the wire.</summary>
public static class NumberForm
{
    private const int LongestShortCode = 6;

    /// <summary>
    /// One leading + is dropped; then 00 is dropped, or else one leading 0 becomes the country code when there is one. Every number goes this way, short codes too.
    /// </summary>
    /// <param name="to">The number as the message has it.</param>
    /// <param name="countryCode">Digits, or empty.</param>
    public static string ForLookup(string to, string countryCode)
    {
        string number = to.StartsWith('+') ? to[1..] : to;
        if (number.StartsWith("00", StringComparison.Ordinal))
        {
            return number[2..];
        }

        return number.StartsWith('0') && countryCode.Length > 0 ? countryCode + number[1..] : number;
    }

    /// <summary>The destination as destination_format wants it on the wire.</summary>
    public static string ForWire(string to, DestinationFormat format, string countryCode)
    {
        if (format == DestinationFormat.AsIs)
        {
            return to;
        }

        string digits = ForLookup(to, countryCode);
        bool bare = format == DestinationFormat.Digits || digits.Length <= LongestShortCode;
        return bare ? digits : $"+{digits}";
    }
}
