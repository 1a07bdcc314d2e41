namespace SmppSaga.Conventions.Tests;

internal static class Violations
{
    /// <summary>Fails with every line in full: a shortened list helps nobody to mend it.</summary>
    public static void None(IEnumerable<string> violations)
    {
        string[] lines = [.. violations.Distinct().Order(StringComparer.Ordinal)];
        Assert.True(lines.Length == 0, string.Join(Environment.NewLine, lines));
    }
}
