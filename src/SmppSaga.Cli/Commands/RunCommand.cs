using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga run: the service, until SIGTERM or Ctrl-C.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Option<string?> config = GatewayFiles.Option();
        Option<LogLevel> log = new("--log") { Description = "Trace, Debug, Information, Warning or Error.", DefaultValueFactory = _ => LogLevel.Information };
        Command command = new("run", "Runs the gateway until it is told to stop.") { config, log };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string? file = GatewayFiles.PathOf(parsed.GetValue(config));
            GatewayOptions? options = GatewayFiles.Load(file, warnings: true);
            if (options is null)
            {
                return SmppSagaCommandLine.Failure;
            }

            foreach (string line in Hints(file, options))
            {
                await Console.Error.WriteLineAsync(line);
            }

            LogLevel level = parsed.GetValue(log);
            using IHost host = GatewayHost.Build(options, x => StandardErrorLogging.Configure(x, level), x => x.WatchGatewayFile(file));
            await StartAsync(host, cancellationToken);
            await host.WaitForShutdownAsync(cancellationToken);
            return SmppSagaCommandLine.Success;
        });
        return command;
    }

    /// <summary>What somebody who meant another file, or forgot it, must read before the gateway sits there idle.</summary>
    internal static IEnumerable<string> Hints(string? file, GatewayOptions options)
    {
        bool memory = options.Bus.Transport == BusTransport.Memory;
        if (file is null)
        {
            bool bare = memory && options.Store.Kind == StoreKind.Memory && options.Connectors.Count == 0;
            yield return $"no {GatewayFiles.DefaultName} here: embedded gateway, {(bare ? "bus and store in memory, no connector" : "with what the environment says on top")}";
        }

        if (memory)
        {
            yield return "bus.transport is memory: nobody outside this process can publish to it";
        }
    }

    /// <summary>Starts the host; when that fails, what runs by then is stopped in order, and not left to find its store disposed of.</summary>
    private static async Task StartAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            await host.StopAsync(CancellationToken.None);
            throw;
        }
    }
}
