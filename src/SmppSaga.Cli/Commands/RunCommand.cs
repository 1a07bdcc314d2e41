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

            LogLevel level = parsed.GetValue(log);
            using IHost host = GatewayHost.Build(options, x => StandardErrorLogging.Configure(x, level), x => x.WatchGatewayFile(file));
            await host.RunAsync(cancellationToken);
            return SmppSagaCommandLine.Success;
        });
        return command;
    }
}
