using System.CommandLine;
using SmppSaga.Cli;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Conventions.Tests;

/// <summary>What the README says of keys, files and commands is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Folders = ["src/", "tests/", "contracts/", "infra/"];

    // A list's own members stand for any of them: connectors.<name>.host.
    [Fact]
    public void Every_key_of_the_configuration_table_exists()
    {
        HashSet<string> keys = [.. OptionTable.Rows.Select(x => x.Key)];

        Violations.None(Readme.FirstCells("## Configuration").Where(x => !keys.Contains(x)).Select(x => $"README.md, Configuration: no key {x}"));
    }

    [Fact]
    public void Its_gateway_files_load()
    {
        string[] files = [.. Readme.Blocks("yaml").Where(x => x.StartsWith("# gateway.yaml", StringComparison.Ordinal))];

        Assert.NotEmpty(files);
        Dictionary<string, string> environment = new() { ["BUS_PASSWORD"] = "set", ["SMPP_PASSWORD"] = "set" };
        Violations.None(files.SelectMany(x => GatewayFile.Parse(x, "README.md", environment: environment).Mistakes).Select(x => x.ToString()));
    }

    [Fact]
    public void The_files_it_names_exist()
    {
        string[] named = [.. Readme.Quoted.Where(x => Folders.Any(y => x.StartsWith(y, StringComparison.Ordinal)) && !x.Contains('*', StringComparison.Ordinal)).Select(x => x.Split(' ')[0])];

        Assert.NotEmpty(named);
        Violations.None(named.Where(x => !Path.Exists(Repository.PathOf(x))).Select(x => $"README.md: no {x}"));
    }

    [Fact]
    public void The_command_lines_it_shows_are_understood()
    {
        string[] lines = [.. Readme.Blocks("").SelectMany(x => x.Split('\n')).Where(x => x.StartsWith("smppsaga ", StringComparison.Ordinal)).Select(x => x.Split('#')[0].Trim())];

        Assert.NotEmpty(lines);
        Violations.None(from line in lines
                        from error in SmppSagaCommandLine.Create().Parse(line["smppsaga ".Length..]).Errors
                        select $"{line}: {error.Message}");
    }
}
