namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>Where something was written: line and column from 1, or line 0 for what has none, such as an environment variable.</summary>
internal readonly record struct Place(string Source, int Line, int Column)
{
    public bool InFile => Line > 0;

    public static Place Environment(string variable) => new($"environment variable {variable}", 0, 0);

    public override string ToString() => InFile ? $"{Source}:{Line}:{Column}" : Source;
}
