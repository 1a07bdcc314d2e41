namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>A piece of the file with its place. Scalars keep the characters as written: 0821 is not a number here.</summary>
internal abstract record FileNode(Place Place)
{
    public abstract string Describe();
}

internal sealed record ScalarNode(Place Place, string Text) : FileNode(Place)
{
    // One line, and nothing that a terminal would obey.
    private string Shown => string.Concat((Text.Length <= 40 ? Text : Text[..40] + "…").Select(c => char.IsControl(c) ? '·' : c));

    public override string Describe() => Text.Length == 0 ? "empty" : $"\"{Shown}\"";
}

internal sealed record ListNode(Place Place, IReadOnlyList<FileNode> Items) : FileNode(Place)
{
    public override string Describe() => Items.Count == 0 ? "an empty list" : "a list";
}

internal sealed record MapNode(Place Place, IReadOnlyList<MapEntry> Entries) : FileNode(Place)
{
    /// <summary>Whether its keys stand at the top of the file although they belong deeper: a Vumi file.</summary>
    public bool AtTop { get; init; }

    public FileNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    public MapNode With(params IEnumerable<MapEntry> entries) => this with { Entries = [.. Entries, .. entries] };

    public override string Describe() => "a map";
}

internal sealed record MapEntry(ScalarNode Key, FileNode Value);

/// <summary>Stands where something was already reported, so that nothing is reported twice.</summary>
internal sealed record BadNode(Place Place) : FileNode(Place)
{
    public override string Describe() => "unusable";
}
