using System.Diagnostics;

namespace SmppSaga.Conventions.Tests;

public sealed class LayoutTests
{
    private static readonly string[] TopLevel =
    [
        "src", "tests", "contracts", "infra", "SmppSaga.sln", "README.md", "LICENSE", "CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props", "global.json",
        ".build", ".ci", ".editorconfig", ".gitattributes", ".gitignore",
    ];

    [Fact]
    public async Task The_top_level_holds_only_what_was_agreed()
    {
        Violations.None((await TrackedAsync()).Select(x => x.Split('/')[0]).Distinct().Except(TopLevel));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Repository.PathOf("SmppSaga.sln"));

        Violations.None(from folder in new[] { "src", "contracts", "tests" }
                     from file in Repository.Files(folder, "*.csproj")
                     where !solution.Contains($"\"{Path.GetFileName(file)[..^".csproj".Length]}\"", StringComparison.Ordinal)
                     select Repository.Relative(file));
    }

    [Theory]
    [InlineData("tests/run.sh")]
    [InlineData(".ci/run")]
    public void Scripts_are_executable(string path)
    {
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Repository.PathOf(path)).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void The_lock_file_of_the_node_packages_names_no_registry()
    {
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Repository.PathOf("tests/node/package-lock.json")), StringComparison.Ordinal);
    }

    // Only what git tracks: a checkout may hold whatever its owner put beside it.
    private static async Task<string[]> TrackedAsync()
    {
        ProcessStartInfo start = new("git", ["-C", Repository.Root, "-c", "safe.directory=*", "ls-files"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process git = Process.Start(start)!;
        string output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.Equal(0, git.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
