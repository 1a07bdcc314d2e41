using System.Globalization;

namespace SmppSaga.Smpp;

/// <summary>
/// A time of SMPP (3.4, 7.1.1): 16 characters <c>YYMMDDhhmmsstnnp</c>, an instant with its distance from UTC in quarters of an hour,
/// or with <c>R</c> behind it a distance from the SMSC's now. For schedule_delivery_time, validity_period and final_date.
/// </summary>
public readonly record struct SmppTime
{
    private const int TextLength = 16;
    private const int Century = 2000;
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly int _years;
    private readonly int _months;

    private SmppTime(DateTimeOffset? instant, int years, int months, TimeSpan rest)
    {
        Instant = instant;
        _years = years;
        _months = months;
        Rest = rest;
    }

    /// <summary>True for a distance from the SMSC's now.</summary>
    public bool IsRelative => Instant is null;

    /// <summary>The instant, to a tenth of a second; null for a relative time.</summary>
    public DateTimeOffset? Instant { get; }

    // Days to seconds of a relative time.
    private TimeSpan Rest { get; }

    /// <summary>An instant, cut to tenths of a second; its offset is kept, cut to quarters of an hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 2000 to 2099, or the offset beyond 12 hours.</exception>
    public static SmppTime At(DateTimeOffset instant)
    {
        TimeSpan offset = Quarter * (instant.Offset.Ticks / Quarter.Ticks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset.Duration(), TimeSpan.FromHours(12), nameof(instant));
        long tenth = TimeSpan.TicksPerSecond / 10;
        DateTimeOffset written = new DateTimeOffset(instant.UtcTicks / tenth * tenth, TimeSpan.Zero).ToOffset(offset);

        // The year as it will be written: with its offset cut, an instant may be in another century.
        ArgumentOutOfRangeException.ThrowIfLessThan(written.Year, Century, nameof(instant));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(written.Year, Century + 99, nameof(instant));
        return new SmppTime(written, 0, 0, default);
    }

    /// <summary>So long after the SMSC's now, cut to seconds. Months count 30 days and years 365.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or 36,500 days and more.</exception>
    public static SmppTime After(TimeSpan distance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(distance, TimeSpan.Zero, nameof(distance));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(distance, TimeSpan.FromDays(36_500), nameof(distance));
        int years = distance.Days / 365;
        int months = Math.Min(distance.Days % 365 / 30, 11);
        return new SmppTime(null, years, months, TimeSpan.FromSeconds(Math.Floor(distance.TotalSeconds)) - TimeSpan.FromDays((365 * years) + (30 * months)));
    }

    /// <summary>Reads the 16 characters. Never throws; some SMSCs write other things here.</summary>
    public static bool TryParse(string? text, out SmppTime time)
    {
        time = default;
        if (text is not { Length: TextLength } || !text.AsSpan(0, TextLength - 1).ContainsOnlyDigits())
        {
            return false;
        }

        int year = Number(text, 0), month = Number(text, 2), day = Number(text, 4);
        int hour = Number(text, 6), minute = Number(text, 8), second = Number(text, 10);
        int tenths = text[12] - '0';
        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        TimeSpan clock = new(day, hour, minute, second);
        return text[15] switch
        {
            'R' => TryRelative(year, month, clock, out time),
            '+' => TryAbsolute(year, month, day, clock, tenths, Number(text, 13), out time),
            '-' => TryAbsolute(year, month, day, clock, tenths, -Number(text, 13), out time),
            _ => false,
        };
    }

    /// <summary>The instant that is meant when the SMSC's now is <paramref name="now"/>.</summary>
    public DateTimeOffset Resolve(DateTimeOffset now) => Instant ?? now.AddYears(_years).AddMonths(_months).Add(Rest);

    /// <summary>The 16 characters as they go into the PDU.</summary>
    public override string ToString()
    {
        if (Instant is not { } instant)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{_years:00}{_months:00}{Rest.Days:00}{Rest:hhmmss}000R");
        }

        long quarters = instant.Offset.Duration().Ticks / Quarter.Ticks;
        return string.Create(CultureInfo.InvariantCulture, $"{instant:yyMMddHHmmssf}{quarters:00}{(instant.Offset < TimeSpan.Zero ? '-' : '+')}");
    }

    private static bool TryRelative(int years, int months, TimeSpan rest, out SmppTime time)
    {
        time = new SmppTime(null, years, months, rest);
        return true;
    }

    private static bool TryAbsolute(int year, int month, int day, TimeSpan clock, int tenths, int quarters, out SmppTime time)
    {
        time = default;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Century + year, month) || Math.Abs(quarters) > 48)
        {
            return false;
        }

        DateTime local = new DateTime(Century + year, month, 1).Add(clock - TimeSpan.FromDays(1)).AddTicks(tenths * (TimeSpan.TicksPerSecond / 10));
        TimeSpan offset = Quarter * quarters;
        time = new SmppTime(new DateTimeOffset(local, offset), 0, 0, default);
        return true;
    }

    private static int Number(string text, int index) => ((text[index] - '0') * 10) + text[index + 1] - '0';
}
