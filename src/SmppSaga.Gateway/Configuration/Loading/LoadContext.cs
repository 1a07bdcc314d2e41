namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>What one load gathers: findings, the places of the keys, and how references to secrets are resolved.</summary>
internal sealed class LoadContext(SecretReferences references)
{
    // A file that is all wrong need not be told a hundred thousand times.
    private const int MaxOfAKind = 100;

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<FindingSeverity, int> _counts = [];

    /// <summary>All findings; of very many mistakes or warnings the first ones, and how many more there are.</summary>
    public IReadOnlyList<Finding> Findings => [.. _findings, .. _counts.Where(count => count.Value > MaxOfAKind).Select(count => More(count.Key, count.Value))];

    public void Mistake(Place place, string text) => Add(FindingSeverity.Mistake, place, text);

    public void Warning(Place place, string text) => Add(FindingSeverity.Warning, place, text);

    public void UnknownKey(ScalarNode key, KeyPath path, IReadOnlyCollection<string> known)
    {
        string? nearest = _counts.GetValueOrDefault(FindingSeverity.Mistake) > MaxOfAKind ? null : NearestKey.Of(key.Text, known);
        string section = path.Typed.Length == 0 ? "the file" : path.Typed;
        string expected = nearest is not null ? $"a key of {section}, nearest {nearest}"
            : known.Count <= 12 ? $"one of {string.Join(", ", known)}"
            : $"a key of {section} (all of them: smppsaga config options)";
        Mistake(key.Place, $"unknown key {path.Key(key.Text)}, expected {expected}");
    }

    /// <summary>Keeps the place of a key for findings that need the whole file; the first one stays.</summary>
    public void Remember(KeyPath path, Place place) => _places.TryAdd(path.Canonical, place);

    /// <returns>The place of the key, or of the nearest section around it that the file has.</returns>
    public Place PlaceOf(string canonical)
    {
        for (string path = canonical; ; path = path[..Math.Max(0, path.LastIndexOf('.'))])
        {
            if (_places.TryGetValue(path, out Place place))
            {
                return place;
            }

            if (path.Length == 0)
            {
                return default;
            }
        }
    }

    /// <summary>The text with its references resolved; null when one of them was a mistake, which is then reported.</summary>
    public string? Resolve(ScalarNode scalar, KeyPath path)
    {
        string? text = references.Resolve(scalar.Text, out string? mistake);
        if (mistake is not null)
        {
            Mistake(scalar.Place, $"{path}: {mistake}");
        }

        return text;
    }

    private void Add(FindingSeverity severity, Place place, string text)
    {
        int count = _counts[severity] = _counts.GetValueOrDefault(severity) + 1;
        if (count <= MaxOfAKind)
        {
            _findings.Add(new Finding { Severity = severity, Source = place.Source, Line = place.Line, Column = place.Column, Text = text });
        }
    }

    private Finding More(FindingSeverity severity, int count)
    {
        Finding last = _findings.Where(finding => finding.Severity == severity).MaxBy(finding => (finding.Line, finding.Column))!;
        return last with { Text = $"and {count - MaxOfAKind} more" };
    }
}
