using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga status: whether a gateway can send, and how its binds stand.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Command command = new("status", "Asks the gateway at the file's http.listen whether it can send, and how each bind stands; exit code 1 when it cannot.") { json, config };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(config), parsed.GetValue(json), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? config, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        GatewayOptions? options = GatewayFiles.Load(config, console.Error);
        if (options is null)
        {
            return SmppSagaCommandLine.Failure;
        }

        if (options.Http.Listen.Length == 0)
        {
            await console.Error.WriteLineAsync("http.listen is empty: this gateway opens no port to ask. Expected http://HOST:PORT.");
            return SmppSagaCommandLine.Usage;
        }

        using HttpClient client = new() { BaseAddress = new Uri(options.Http.Listen), Timeout = Within };
        Report? report;
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            report = await answer.Content.ReadFromJsonAsync<Report>(JsonSerializerOptions.Web, cancellationToken) ?? throw new JsonException("an empty answer");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is HttpRequestException or JsonException or OperationCanceledException)
        {
            await console.Error.WriteLineAsync($"no gateway answers at {options.Http.Listen}/health/ready (the file's http.listen): {(e is OperationCanceledException ? $"nothing within {Within.TotalSeconds:0} s" : e.Message)}. Is it running, and on this machine?");
            return SmppSagaCommandLine.Failure;
        }

        if (json)
        {
            JsonLines.Write(console.Output, report);
        }
        else
        {
            await console.Output.WriteLineAsync(report.Ready ? "ready" : $"not ready:\n  {string.Join("\n  ", report.Reasons)}");
            report.Binds.ToList().ForEach(console.Output.WriteLine);
        }

        return report.Ready ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
    }

    private sealed record Report(bool Ready, IReadOnlyList<string> Reasons, IReadOnlyList<string> Binds);
}
