using System.CommandLine;
using SmppSaga.Cli.Config;

namespace SmppSaga.Gateway.Tests.Configuration;

public class ReadmeTableTests
{
    private const string Begin = "<!-- configuration-table: what `smppsaga config options` prints, without Vumi's keys that have no place here -->";
    private const string End = "<!-- /configuration-table -->";

    [Fact]
    public void The_READMEs_table_is_the_one_that_the_code_prints()
    {
        using StringWriter output = new() { NewLine = "\n" };
        ConfigOptionsCommand.Create().Parse([]).Invoke(new InvocationConfiguration { Output = output });
        string printed = string.Concat(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(row => !row.Contains("| anything |", StringComparison.Ordinal)).Select(row => row + "\n"));

        string readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string table = readme[begin..readme.IndexOf(End, StringComparison.Ordinal)].Trim('\n') + "\n";

        Assert.Equal(printed, table);
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SmppSaga.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("SmppSaga.sln is in no folder above the tests.");
        }

        return folder;
    }
}
