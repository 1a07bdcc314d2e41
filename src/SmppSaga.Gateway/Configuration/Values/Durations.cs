using System.Globalization;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>Durations as operators write them: a number and ms, s, m, h or d; a bare number is seconds.</summary>
internal static class Durations
{
    private static readonly (string Suffix, TimeSpan Unit)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
        ("", TimeSpan.FromSeconds(1)),
    ];

    /// <returns>False for anything else, for a negative number, and above 10,000 days.</returns>
    public static bool TryParse(string text, out TimeSpan value)
    {
        (string suffix, TimeSpan unit) = Units.First(candidate => text.EndsWith(candidate.Suffix, StringComparison.Ordinal));
        ReadOnlySpan<char> number = text.AsSpan(0, text.Length - suffix.Length).TrimEnd();
        bool read = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal count);
        bool fits = read && count <= TimeSpan.FromDays(10_000).Ticks / unit.Ticks;
        value = fits ? TimeSpan.FromTicks((long)(count * unit.Ticks)) : default;
        return fits;
    }

    /// <summary>In the largest unit that leaves a whole number of at least 2, hours at most: 60s, 10m, 72h.</summary>
    public static string Write(TimeSpan value)
    {
        TimeSpan unit = TimeSpan.FromMilliseconds(1);
        string suffix = "ms";
        foreach ((string name, TimeSpan candidate) in Units[1..4])
        {
            bool whole = value.Ticks % candidate.Ticks == 0;
            if (whole && value.Ticks / candidate.Ticks >= (name == "s" ? 1 : 2))
            {
                (unit, suffix) = (candidate, name);
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value.Ticks / unit.Ticks}{suffix}");
    }
}
