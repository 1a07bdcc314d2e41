using System.Globalization;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>A window of the day: 08:00-17:30, or past midnight as 22:00-06:00.</summary>
internal sealed class TimeWindowKind() : ScalarKind<TimeWindow>("time of day as 08:00-17:30", TryParse, value => Kinds.Quoted(value.ToString()))
{
    private const int Day = 24 * 60;

    private static bool TryParse(string text, out TimeWindow value)
    {
        value = new TimeWindow(0, Day);
        if (text.Split('-', StringSplitOptions.TrimEntries) is not [string from, string to] || Minutes(from) is not { } first || Minutes(to) is not { } last)
        {
            return false;
        }

        value = new TimeWindow(first, last == 0 ? Day : last);
        return first < Day && first != last;
    }

    private static int? Minutes(string text) =>
        text is [_, _, ':', _, _]
        && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
        && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
        && minutes < 60 && (hours * 60) + minutes <= Day
            ? (hours * 60) + minutes
            : null;
}
