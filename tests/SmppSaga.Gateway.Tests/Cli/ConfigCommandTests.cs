using System.CommandLine;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Tests.Configuration;

namespace SmppSaga.Gateway.Tests.Cli;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("smppsaga-").FullName, "gateway.yaml");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public void Check_of_a_good_file_sums_it_up()
    {
        (int exit, string output, _) = Run(ConfigCommand.Create(), GatewayYaml.VumiExample, "check", _file);

        Assert.Equal(0, exit);
        Assert.EndsWith(
            $"""
            {_file}: 0 mistakes, 2 warnings
              bus: in memory
              store: in memory
              http: http://127.0.0.1:8080
              routing: 31 prefixes of 5 operators, 6 sender numbers, country code 27, 0 routes
              connector smpp_transport: accept@smpp.smppgateway.com:2775, transceiver, binds 1, window 10

            """,
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Check_of_a_bad_file_ends_with_1_and_every_mistake()
    {
        (int exit, string output, _) = Run(ConfigCommand.Create(), "bus: { port: x, hots: y }", "check", _file);

        Assert.Equal(1, exit);
        Assert.Equal(
            [
                $"{_file}:1:1: warning: no connector that can submit, expected one: every message is refused with no_route",
                $"{_file}:1:14: bus.port is \"x\", expected integer 1..65535",
                $"{_file}:1:17: unknown key bus.hots, expected a key of bus, nearest host",
                $"{_file}: 2 mistakes, 1 warning",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Check_as_JSON_has_one_object_for_each_finding_and_one_for_the_file()
    {
        (_, string output, _) = Run(ConfigCommand.Create(), GatewayYaml.Connector() + "\nbus: { port: x }", "check", _file, "--json");

        Assert.Equal(
            $$"""
            {"severity":"mistake","file":"{{_file}}","line":3,"column":14,"text":"bus.port is \"x\", expected integer 1..65535"}
            {"file":"{{_file}}","ok":false,"mistakes":1,"warnings":0,"connectors":null}

            """,
            output);
    }

    [Fact]
    public void Import_prints_our_form_without_the_password()
    {
        (int exit, string output, string error) = Run(ConfigCommand.Create(), GatewayYaml.VumiExample, "import-vumi", _file);

        Assert.Equal(0, exit);
        Assert.Contains("    password: \"${env:SMPP_PASSWORD}\"\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret\"", output, StringComparison.Ordinal);
        Assert.EndsWith("The password is not printed: set it in the environment variable SMPP_PASSWORD.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_of_a_file_in_our_form_is_refused()
    {
        (int exit, string output, string error) = Run(ConfigCommand.Create(), GatewayYaml.Connector(), "import-vumi", _file);

        Assert.Equal((1, "", $"{_file}: not a Vumi file, expected system_id at the top and none of our sections\n"), (exit, output, error));
    }

    [Fact]
    public void Options_prints_the_table()
    {
        (int exit, string output, _) = Run(ConfigCommand.Create(), "", "options");

        Assert.Equal(0, exit);
        Assert.Contains("| bus.port | integer 1..65535 | 5672 | RabbitMQ's AMQP port. |\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_as_JSON_has_one_object_for_each_key()
    {
        (_, string output, _) = Run(ConfigCommand.Create(), "", "options", "--json");

        Assert.Contains("""{"key":"bus.port","type":"integer 1..65535","default":"5672","meaning":"RabbitMQ's AMQP port."}""", output.Split('\n'));
    }

    [Theory]
    [InlineData(0, "0831234567", """{"input":"0831234567","lookup":"27831234567","prefix":"2783","operator":"MTN","sender":"27830002222","connector":"smpp_transport","reason":"2783 is the longest prefix of 27831234567; the sender is the number of MTN; smpp_transport is the only connector"}""")]
    [InlineData(0, "27718123456", """{"input":"27718123456","lookup":"27718123456","prefix":null,"operator":"UNKNOWN","sender":"27999009999","connector":"smpp_transport","reason":"no prefix matches 27718123456; the sender is the number of UNKNOWN; smpp_transport is the only connector"}""")]
    [InlineData(1, "083-1", """{"input":"083-1","lookup":"2783-1","prefix":"2783","operator":"MTN","sender":"27830002222","connector":null,"reason":"2783 is the longest prefix of 2783-1; the sender is the number of MTN; refused as invalid_address: to has '-' at position 4, expected digits with or without a leading +"}""")]
    public void Explain_as_JSON_tells_operator_sender_connector_and_why(int expected, string to, string json)
    {
        (int exit, string output, _) = Run(RouteCommand.Create(), GatewayYaml.VumiExample, "explain", to, "--config", _file, "--json");

        Assert.Equal((expected, json + "\n"), (exit, output));
    }

    [Fact]
    public void Explain_shows_every_prefix_on_the_way()
    {
        (int exit, string output, _) = Run(
            RouteCommand.Create(), "routing: { operator_prefix: { 27: REST, 2783: MTN } }\n" + GatewayYaml.Connector(), "explain", "+27831234567", "--config", _file, "--from", "Acme");

        Assert.Equal(0, exit);
        Assert.Equal(
            """
            number     +27831234567, looked up as 27831234567
            prefixes   27 (REST) > 2783 (MTN)
            operator   MTN
            sender     Acme
            connector  main
            reason     2783 is the longest prefix of 27831234567; MTN has no number, so the message keeps its sender; main is the only connector

            """,
            output);
    }

    [Fact]
    public void Explain_with_a_bad_file_tells_its_mistakes()
    {
        (int exit, string output, string error) = Run(RouteCommand.Create(), "bus: 5", "explain", "1", "--config", _file);

        Assert.Equal((1, ""), (exit, output));
        Assert.Equal($"{_file}:1:6: bus is \"5\", expected a map with transport, host, port …\n", error);
    }

    private (int Exit, string Output, string Error) Run(Command command, string file, params string[] arguments)
    {
        File.WriteAllText(_file, file);
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        int exit = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
