namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>What an earlier route takes away from a later one.</summary>
internal static class RouteCovers
{
    /// <summary>Whether every message that matches the later route matches the earlier one.</summary>
    public static bool All(RouteOptions earlier, RouteOptions later) =>
        AllBut(earlier, later, x => x.Operator, Same) && AllBut(earlier, later, x => x.Prefix, StartsWith) && Others(earlier, later);

    /// <summary>The operators and prefixes of the later route that the earlier one takes wholly.</summary>
    public static IEnumerable<string> Some(RouteOptions earlier, RouteOptions later)
    {
        if (!Others(earlier, later))
        {
            yield break;
        }

        bool operators = AllBut(earlier, later, x => x.Operator, Same);
        bool prefixes = AllBut(earlier, later, x => x.Prefix, StartsWith);
        foreach (string name in later.Operator.Where(x => prefixes && earlier.Operator.Contains(x, StringComparer.Ordinal)))
        {
            yield return $"operator {name}";
        }

        foreach (string prefix in later.Prefix.Where(x => operators && earlier.Prefix.Any(e => StartsWith(e, x))))
        {
            yield return $"prefix {prefix}";
        }
    }

    private static bool Others(RouteOptions earlier, RouteOptions later) =>
        AllBut(earlier, later, x => x.Sender, (e, l) => e == l || (e.EndsWith('*') && l.StartsWith(e[..^1], StringComparison.Ordinal)))
        && earlier.Tags.All(x => later.Tags.TryGetValue(x.Key, out string? value) && value == x.Value)
        && AllBut(earlier, later, x => x.Days, Same)
        && (earlier.Time.Count == 0 || (later.Time.Count > 0 && later.Time.All(earlier.Time.Contains)));

    /// <summary>The earlier route has no such condition, or one for each alternative of the later one.</summary>
    private static bool AllBut(RouteOptions earlier, RouteOptions later, Func<RouteOptions, IReadOnlyCollection<string>> of, Func<string, string, bool> takes) =>
        of(earlier).Count == 0 || (of(later).Count > 0 && of(later).All(x => of(earlier).Any(e => takes(e, x))));

    private static bool Same(string earlier, string later) => earlier == later;

    private static bool StartsWith(string earlier, string later) => later.StartsWith(earlier, StringComparison.Ordinal);
}
