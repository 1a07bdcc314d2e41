using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using SmppSaga.Cli.Commands;

namespace SmppSaga.Gateway.Tests.Cli;

public sealed class StatusCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("smppsaga-").FullName, "gateway.yaml");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public async Task Without_a_gateway_it_says_where_it_asked_and_what_to_look_for()
    {
        // The port stays ours, and nobody listens on it.
        using Socket port = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        string listen = $"http://127.0.0.1:{((IPEndPoint)port.LocalEndPoint!).Port}";

        // A file with warnings: whoever asks for the status has read it where the gateway was started.
        (int exit, string error) = await RunAsync($$"""
            http: { listen: "{{listen}}" }
            routing: { operator_number: { UNKNOWN: "27999" } }
            connectors: { main: { host: smsc, system_id: acme, password: secret } }
            """);

        Assert.Equal(1, exit);
        Assert.StartsWith($"no gateway answers at {listen}/health/ready (the file's http.listen): ", error, StringComparison.Ordinal);
        Assert.EndsWith(". Is it running, and on this machine?\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_gives_its_mistakes()
    {
        (int exit, string error) = await RunAsync("bus: { port: x }");

        Assert.Equal(1, exit);
        Assert.StartsWith($"{_file}:1:14: bus.port is \"x\", expected integer 1..65535\n", error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Error)> RunAsync(string yaml)
    {
        await File.WriteAllTextAsync(_file, yaml, TestContext.Current.CancellationToken);
        using StringWriter error = new();
        int exit = await StatusCommand.Create().Parse(["--config", _file]).InvokeAsync(new InvocationConfiguration { Error = error }, TestContext.Current.CancellationToken);
        return (exit, error.ToString());
    }
}
