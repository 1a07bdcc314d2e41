using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public sealed class SecretReferenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smppsaga-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_reference_to_the_environment_is_resolved_without_a_warning()
    {
        GatewayFileResult result = GatewayYaml.Load(GatewayYaml.Connector("password: '${env:PW}'"), ("PW", "secret"));

        Assert.Equal("secret", result.Options!.Connectors["main"].Password);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void References_may_stand_inside_a_value_and_are_not_resolved_twice() =>
        Assert.Equal(
            "r:6379,password=${env:A}",
            GatewayYaml.Options("store: { connection: \"${env:HOST}:6379,password=${env:PW}\" }", ("HOST", "r"), ("PW", "${env:A}"), ("A", "x")).Store.Connection);

    [Fact]
    public void A_reference_to_a_file_starts_at_the_gateway_files_folder()
    {
        File.WriteAllText(Path.Combine(_folder, "pw"), "secret\n");
        File.WriteAllText(Path.Combine(_folder, "gateway.yaml"), GatewayYaml.Connector("password: '${file:pw}'"));

        GatewayFileResult result = GatewayFile.Load(Path.Combine(_folder, "gateway.yaml"), new Dictionary<string, string>());

        Assert.Equal("secret", result.Options!.Connectors["main"].Password);
    }

    [Theory]
    [InlineData("${env:NOPE}", "connectors.main.password: environment variable NOPE is not set, expected the value of ${env:NOPE}")]
    [InlineData("${file:nope}", "connectors.main.password: file nope does not exist, expected the value of ${file:nope}")]
    [InlineData("pa${ss}", "connectors.main.password: a reference of unknown kind, expected ${env:NAME} or ${file:path}")]
    public void A_reference_to_nothing_is_a_mistake_with_its_place(string password, string text)
    {
        Finding mistake = GatewayYaml.Load(GatewayYaml.Connector($"password: '{password}'")).Mistakes.Single();

        Assert.Equal((2, 57, text), (mistake.Line, mistake.Column, mistake.Text));
    }

    [Theory]
    [InlineData("http: {}", "token")]
    [InlineData("http: { admin_token: '${env:OTHER}' }", "other")]
    public void The_admin_token_comes_from_its_variable_unless_the_file_says_otherwise(string yaml, string token) =>
        Assert.Equal(token, GatewayYaml.Options(yaml, ("SMPPSAGA_ADMIN_TOKEN", "token"), ("OTHER", "other")).Http.AdminToken);
}
