namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>The valid word that a typing mistake probably meant.</summary>
internal static class NearestKey
{
    /// <returns>The nearest word within two edits (a third of the length for long words), or null.</returns>
    public static string? Of(string typed, IEnumerable<string> words)
    {
        if (typed.Length is 0 or > 64)
        {
            return null;
        }

        int limit = Math.Max(2, typed.Length / 3);
        (string? Word, int Distance) nearest = words
            .Select(word => ((string?)word, Distance(typed.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(candidate => candidate.Item2 <= limit && candidate.Item2 < typed.Length)
            .OrderBy(candidate => candidate.Item2)
            .FirstOrDefault();
        return nearest.Word;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.</summary>
    internal static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
