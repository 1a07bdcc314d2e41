namespace SmppSaga.Conventions.Tests.Infra;

public sealed class DockerfileTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("infra/Dockerfile"));

    [Fact]
    public void Copies_only_what_exists()
    {
        string[] sources = [.. Lines.Where(x => x.StartsWith("COPY ", StringComparison.Ordinal) && !x.Contains("--from", StringComparison.Ordinal)).SelectMany(x => x.Split(' ')[1..^1])];

        Assert.Contains("src", sources);
        Assert.All(sources, x => Assert.True(Path.Exists(Repository.PathOf(x)), x));
    }

    [Fact]
    public void Copies_each_file_that_every_build_reads()
    {
        string copied = string.Join('\n', Lines.Where(x => x.StartsWith("COPY ", StringComparison.Ordinal)));

        Assert.All(["global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".build", "contracts"], x => Assert.Contains(x, copied, StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_the_gateway_as_a_user_without_rights_on_an_image_without_a_shell()
    {
        Assert.Contains("noble-chiseled", Lines.Last(x => x.StartsWith("FROM ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("USER $APP_UID", Lines);
        Assert.Contains("ENTRYPOINT [\"dotnet\", \"/app/smppsaga.dll\"]", Lines);
        Assert.Contains("CMD [\"run\", \"--config\", \"/etc/smppsaga/gateway.yaml\"]", Lines);
    }

    [Fact]
    public void Builds_with_the_sdk_that_global_json_asks_for()
    {
        Assert.Contains("FROM mcr.microsoft.com/dotnet/sdk:10.0", Lines.First(x => x.StartsWith("FROM ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("\"version\": \"10.0.", File.ReadAllText(Repository.PathOf("global.json")), StringComparison.Ordinal);
    }
}
