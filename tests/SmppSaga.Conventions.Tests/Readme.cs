using System.Text.RegularExpressions;

namespace SmppSaga.Conventions.Tests;

/// <summary>README.md in pieces that can be checked.</summary>
internal static partial class Readme
{
    public static string Text { get; } = File.ReadAllText(Repository.PathOf("README.md"));

    /// <summary>What stands between ``` of a language; "" for blocks without one.</summary>
    public static IEnumerable<string> Blocks(string language) => Block().Matches(Text).Where(x => x.Groups["language"].Value == language).Select(x => x.Groups["text"].Value);

    /// <summary>What stands in `…` outside of blocks.</summary>
    public static IEnumerable<string> Quoted => Quote().Matches(Block().Replace(Text, "")).Select(x => x.Groups["text"].Value);

    /// <summary>The first cells of the tables below a heading, without ` and without the tables' heads.</summary>
    public static IEnumerable<string> FirstCells(string heading)
    {
        IEnumerable<string> section = Text.Split('\n').SkipWhile(x => x != heading).Skip(1).TakeWhile(x => !x.StartsWith("## ", StringComparison.Ordinal));
        string[] rows = [.. section.Where(x => x.StartsWith('|'))];
        return rows.Where((x, i) => !IsRule(x) && (i + 1 == rows.Length || !IsRule(rows[i + 1]))).Select(x => x.Split('|')[1].Trim().Trim('`'));
    }

    private static bool IsRule(string row) => row.StartsWith("|-", StringComparison.Ordinal) || row.StartsWith("| -", StringComparison.Ordinal);

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"`(?<text>[^`\n]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quote();
}
