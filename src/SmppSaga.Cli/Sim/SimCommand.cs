using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using SmppSaga.Cli.Commands;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Configuration.SimScript;
using SmppSaga.Smsc;

namespace SmppSaga.Cli.Sim;

/// <summary>smppsaga sim: the SMSC simulator on a port, until SIGTERM or Ctrl-C.</summary>
public static class SimCommand
{
    private const int DefaultPort = 2775;
    private const int MaxPort = 65535;

    public static Command Create()
    {
        Option<int> port = new("--port", "-p") { Description = "TCP port; 0 takes a free one.", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int value) && value is < 0 or > MaxPort)
            {
                result.AddError($"--port is {value}, expected 0 to {MaxPort}.");
            }
        });
        Option<string> listen = new("--listen") { Description = "The address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };
        listen.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !IPAddress.TryParse(result.Tokens[0].Value, out _))
            {
                result.AddError($"--listen is {result.Tokens[0].Value}, expected an IP address.");
            }
        });
        Option<string?> script = new("--script", "-s") { Description = "YAML: accounts, receipts, ids, mo and faults. Without it nothing goes wrong." };
        Option<LogLevel> log = new("--log") { Description = "Trace, Debug, Information, Warning or Error.", DefaultValueFactory = _ => LogLevel.Information };
        Option<bool> json = new("--json") { Description = "At the end the figures as one JSON object on standard output." };
        Option<bool> faults = new("--faults") { Description = "Only prints the table of faults that a script may ask for." };
        Command command = new("sim", "Simulates an SMSC: takes binds and submit_sm, sends receipts, and goes wrong as its script says.") { port, listen, script, log, json, faults };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(faults))
            {
                await parsed.InvocationConfiguration.Output.WriteAsync(FaultTable.ToMarkdown());
                return SmppSagaCommandLine.Success;
            }

            TextWriter error = parsed.InvocationConfiguration.Error;
            if (Load(parsed.GetValue(script), error) is not { } options)
            {
                return SmppSagaCommandLine.Failure;
            }

            using ILoggerFactory logging = LoggerFactory.Create(x => StandardErrorLogging.Configure(x, parsed.GetValue(log)));
            options = options with { Address = IPAddress.Parse(parsed.GetValue(listen)!), Port = parsed.GetValue(port), Logger = logging.CreateLogger("SmppSaga.Smsc") };
            using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using PosixSignalRegistration interrupt = On(PosixSignal.SIGINT, ending);
            using PosixSignalRegistration terminate = On(PosixSignal.SIGTERM, ending);
            return await RunAsync(options, parsed.GetValue(json) ? parsed.InvocationConfiguration.Output : null, error, ending.Token);
        });
        return command;
    }

    /// <summary>Reads the script and tells every mistake; null when it cannot be used. Without a path everything is as by default.</summary>
    internal static SmscOptions? Load(string? path, TextWriter error)
    {
        if (path is null)
        {
            return new SmscOptions();
        }

        ScriptFileResult<SmscOptions> result = ScriptFile.Load(path, ScriptKeys.Section);
        foreach (Finding finding in result.Findings)
        {
            error.WriteLine(finding);
        }

        return result.Value;
    }

    private static async Task<int> RunAsync(SmscOptions options, TextWriter? json, TextWriter error, CancellationToken ending)
    {
        try
        {
            await using SmscSimulator simulator = SmscSimulator.Start(options);
            await error.WriteLineAsync($"Listening on {options.Address}:{simulator.Port}, {options.Script.Rules.Count} fault rules, seed {options.Script.Seed}. Ctrl-C ends it.");
            await SimFigures.WatchAsync(simulator, error, options.TimeProvider, ending);
            if (json is not null)
            {
                JsonLines.Write(json, simulator.Statistics);
            }

            return SmppSagaCommandLine.Success;
        }
        catch (SocketException exception)
        {
            await error.WriteLineAsync($"{options.Address}:{options.Port}: cannot be listened on: {exception.Message}. Choose another with --port.");
            return SmppSagaCommandLine.Failure;
        }
    }

    private static PosixSignalRegistration On(PosixSignal signal, CancellationTokenSource ending) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        ending.Cancel();
    });
}
