using System.Globalization;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>The conditions of one route. Pure; immutable.</summary>
internal sealed class RouteMatcher(RouteOptions route, TimeZoneInfo zone)
{
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public bool Matches(in RouteRequest request, OperatorMatch match) =>
        (route.Operator.Count == 0 || route.Operator.Contains(match.Operator, StringComparer.Ordinal))
        && (route.Prefix.Count == 0 || route.Prefix.Any(x => match.Lookup.StartsWith(x, StringComparison.Ordinal)))
        && (route.Sender.Count == 0 || IsOneOf(route.Sender, request.From))
        && (route.Tags.Count == 0 || HasTags(request.Tags))
        && ((route.Time.Count == 0 && route.Days.Count == 0) || IsTime(request.At));

    /// <summary>Whether a sender is in a list whose entries may end with *.</summary>
    public static bool IsOneOf(IReadOnlyList<string> senders, string? sender)
    {
        string own = sender?.Trim() ?? "";
        return senders.Any(x => x.EndsWith('*') ? own.Length > 0 && own.StartsWith(x.AsSpan(0, x.Length - 1), StringComparison.Ordinal) : x == own);
    }

    /// <summary>What made the route match, in words; empty for a route without conditions.</summary>
    public string Words(in RouteRequest request, OperatorMatch match)
    {
        string lookup = match.Lookup;
        List<string> words = [];
        Add(words, route.Operator.Count > 0, $"operator {match.Operator}");
        Add(words, route.Prefix.Count > 0, $"prefix {route.Prefix.FirstOrDefault(x => lookup.StartsWith(x, StringComparison.Ordinal))}");
        Add(words, route.Sender.Count > 0, $"sender {request.From?.Trim()}");
        words.AddRange(route.Tags.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"tag {x.Key}={x.Value}"));
        Add(words, route.Time.Count > 0 || route.Days.Count > 0, $"{Local(request.At).ToString("ddd HH:mm", CultureInfo.InvariantCulture)} in {zone.Id}");
        return string.Join(", ", words);
    }

    private static void Add(List<string> words, bool holds, string word)
    {
        if (holds)
        {
            words.Add(word);
        }
    }

    private bool HasTags(IReadOnlyDictionary<string, string>? tags) =>
        tags is not null && route.Tags.All(x => tags.TryGetValue(x.Key, out string? value) && value == x.Value);

    private bool IsTime(DateTimeOffset at)
    {
        DateTimeOffset local = Local(at);
        int minute = (local.Hour * 60) + local.Minute;
        return route.Time.Count == 0 ? IsDay(local.DayOfWeek) : route.Time.Any(x => x.PastMidnight
            ? (minute >= x.From && IsDay(local.DayOfWeek)) || (minute < x.To && IsDay((DayOfWeek)(((int)local.DayOfWeek + 6) % 7)))
            : minute >= x.From && minute < x.To && IsDay(local.DayOfWeek));
    }

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    private bool IsDay(DayOfWeek day) => route.Days.Count == 0 || route.Days.Contains(DayNames[(int)day]);
}
