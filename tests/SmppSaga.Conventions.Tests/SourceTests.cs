using System.Text.RegularExpressions;

namespace SmppSaga.Conventions.Tests;

public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    private static readonly string[] Product = [.. Repository.Files("src", "*.cs"), .. Repository.Files("contracts", "*.cs")];

    private static readonly string[] Written =
    [
        .. from folder in new[] { "src", "contracts", "tests", "infra", ".ci" }
           from file in Repository.Files(folder, "*")
           where Path.GetExtension(file) is ".cs" or ".sh" or ".js" or ".yml" or ".yaml" or ".md" or ".csproj" or ".props" or ".html" or ".css" or "" && Path.GetFileName(file) != "SourceTests.cs"
           select file,
    ];

    [Fact]
    public void No_file_of_the_product_is_longer_than_a_reader_stands()
    {
        Violations.None(Product.Select(x => (File: x, Lines: File.ReadLines(x).Count())).Where(x => x.Lines > LongestFile)
            .Select(x => $"{Repository.Relative(x.File)}: {x.Lines} lines, at most {LongestFile}"));
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        Violations.None(Lines(Written, UnfinishedWork()));
    }

    [Fact]
    public void No_test_is_skipped()
    {
        Violations.None(Lines(Repository.Files("tests", "*.cs").Where(x => Path.GetFileName(x) != "SourceTests.cs"), SkippedTest()));
    }

    // Without the broker's delayed-exchange plugin it loops hot; the in-memory test harness hides that.
    [Fact]
    public void Nobody_delays_by_the_delayed_exchange()
    {
        Violations.None(Lines(Product, DelayedExchange()));
    }

    // The room table is held over namespaces; this makes it a table of the gateway's folders, too.
    [Fact]
    public void A_file_of_the_gateway_declares_the_namespace_of_its_room()
    {
        Violations.None(from file in Repository.Files("src/SmppSaga.Gateway", "*.cs")
                        let declared = NamespaceDeclaration().Match(File.ReadAllText(file)).Groups["name"].Value
                        let room = string.Join('.', Repository.Relative(file).Split('/').Skip(1).SkipLast(1).Take(2))
                        where declared.Length > 0 && declared != room && !declared.StartsWith(room + ".", StringComparison.Ordinal)
                        select $"{Repository.Relative(file)}: namespace {declared}, expected {room}");
    }

    [Fact]
    public void A_file_declares_a_namespace_of_its_project()
    {
        Violations.None(from file in Product
                        let declared = NamespaceDeclaration().Match(File.ReadAllText(file)).Groups["name"].Value
                        let project = Repository.Relative(file).Split('/')[1]
                        where declared.Length > 0 && declared != project && !declared.StartsWith(project + ".", StringComparison.Ordinal)
                        select $"{Repository.Relative(file)}: namespace {declared}, expected {project}");
    }

    [Theory]
    [InlineData("// TODO: later", true)]
    [InlineData("throw new NotImplementedException();", true)]
    [InlineData("# FIXME", true)]
    [InlineData("string todoList = \"\";", false)]
    public void Unfinished_work_is_recognised(string line, bool expected) => Assert.Equal(expected, UnfinishedWork().IsMatch(line));

    [Theory]
    [InlineData("cfg.UseDelayedRedelivery(r => r.None());", true)]
    [InlineData("x.AddDelayedMessageScheduler();", true)]
    [InlineData("cfg.UseDelayedMessageScheduler();", true)]
    [InlineData("cfg.UseMessageRetry(r => r.None());", false)]
    public void Delays_by_the_exchange_are_recognised(string line, bool expected) => Assert.Equal(expected, DelayedExchange().IsMatch(line));

    private static IEnumerable<string> Lines(IEnumerable<string> files, Regex pattern)
    {
        return from file in files
               from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
               where pattern.IsMatch(line.Text)
               select $"{Repository.Relative(file)}:{line.Number}: {line.Text.Trim()}";
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"\b(Skip|SkipWhen|SkipUnless)\s*=\s*[""\w]|\bAssert\.Skip", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"\b(Use|Add)Delayed(Redelivery|MessageScheduler)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DelayedExchange();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceDeclaration();
}
