using System.CommandLine;
using SmppSaga.Cli;

namespace SmppSaga.Conventions.Tests.Infra;

/// <summary>What can be said of the compose file without a container engine.</summary>
public sealed class ComposeTests
{
    private static readonly ComposeFile Compose = ComposeFile.Load();

    public static TheoryData<string> Services => [.. Compose.Services];

    [Fact]
    public void Starts_two_gateways_and_what_they_need()
    {
        Assert.Equal(["rabbitmq", "redis", "simulator", "gateway"], Compose.Services);
        Assert.Equal("2", Compose.Text("gateway", "deploy", "replicas"));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Each_service_has_an_image_a_health_check_and_starts_again(string service)
    {
        Assert.NotEmpty(Compose.Text(service, "image"));
        Assert.Equal("CMD", Compose.List(service, "healthcheck", "test")[0]);
        Assert.Equal("unless-stopped", Compose.Text(service, "restart"));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Ports_are_published_on_loopback_only(string service)
    {
        Assert.NotEmpty(Compose.List(service, "ports"));
        Assert.All(Compose.List(service, "ports"), x => Assert.StartsWith("127.0.0.1:", x, StringComparison.Ordinal));
    }

    [Fact]
    public void The_gateways_wait_until_the_others_are_healthy()
    {
        Assert.Equal(["rabbitmq", "redis", "simulator"], Compose.Keys("gateway", "depends_on"));
        Assert.All(Compose.Keys("gateway", "depends_on"), x => Assert.Equal("service_healthy", Compose.Text("gateway", "depends_on", x, "condition")));
    }

    [Fact]
    public void Redis_keeps_what_it_took_and_evicts_nothing()
    {
        string command = string.Join(' ', Compose.List("redis", "command"));

        Assert.Contains("--appendonly yes", command, StringComparison.Ordinal);
        Assert.Contains("--maxmemory-policy noeviction", command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rabbitmq", "/var/lib/rabbitmq")]
    [InlineData("redis", "/data")]
    public void The_data_outlive_their_containers(string service, string directory)
    {
        string[] mount = Assert.Single(Compose.List(service, "volumes")).Split(':');

        Assert.Contains(mount[0], Compose.Volumes);
        Assert.Equal(directory, mount[1]);
    }

    [Fact]
    public void What_is_mounted_or_built_from_exists()
    {
        Assert.All(Compose.List("gateway", "volumes"), x => Assert.True(File.Exists(Repository.PathOf("infra/" + x.Split(':')[0])), x));
        Assert.True(File.Exists(Path.Combine(Repository.PathOf("infra"), Compose.Text("simulator", "build", "context"), Compose.Text("simulator", "build", "dockerfile"))));
    }

    [Fact]
    public void The_simulator_and_the_gateways_run_one_image_that_is_built_here()
    {
        Assert.Equal(Compose.Text("simulator", "image"), Compose.Text("gateway", "image"));
        Assert.Equal("sim", Compose.List("simulator", "command")[0]);
    }

    [Fact]
    public void The_commands_it_runs_are_understood_where_they_exist()
    {
        RootCommand smppsaga = SmppSagaCommandLine.Create();
        string[] command = [.. Compose.List("simulator", "command")];

        Violations.None(smppsaga.Subcommands.Any(x => x.Name == command[0]) ? smppsaga.Parse(command).Errors.Select(x => $"{string.Join(' ', command)}: {x.Message}") : []);
    }

    [Fact]
    public void No_password_is_written_into_the_file_without_a_way_to_replace_it()
    {
        string[] secrets = [Compose.Text("rabbitmq", "environment", "RABBITMQ_DEFAULT_PASS"), .. Compose.Keys("gateway", "environment").Select(x => Compose.Text("gateway", "environment", x))];

        Assert.All(secrets, x => Assert.StartsWith("${", x, StringComparison.Ordinal));
    }
}
