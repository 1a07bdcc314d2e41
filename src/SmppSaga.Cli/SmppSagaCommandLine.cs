using System.CommandLine;
using SmppSaga.Cli.Commands;
using SmppSaga.Cli.Config;
using SmppSaga.Cli.Sim;
using SmppSaga.Cli.Tools;

namespace SmppSaga.Cli;

/// <summary>The command line: exit code 0 success, 1 failure, 2 usage.</summary>
public static class SmppSagaCommandLine
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    public static RootCommand Create()
    {
        RootCommand root = new("SmppSaga: an event-sourced SMS gateway. Services publish SendSms; it submits over SMPP and publishes DeliveryReported.")
        {
            DemoCommand.Create(),
            RunCommand.Create(),
            SimCommand.Create(),
            SendCommand.Create(),
            BenchCommand.Create(),
            TraceCommand.Create(),
            UncertainCommand.Create(),
            ReceiptsCommand.Create(),
            ReplayCommand.Create(),
            VerifyCommand.Create(),
            StatusCommand.Create(),
            ConnectorCommand.Create(),
            RouteCommand.Create(),
            ConfigCommand.Create(),
        };
        foreach (Command tool in ToolCommands.All)
        {
            root.Add(tool);
        }

        return root;
    }

    /// <summary>Runs one command. A text may begin with '@', so there are no response files.</summary>
    public static async Task<int> InvokeAsync(string[] args)
    {
        ParseResult parsed = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? Usage : code;
        }
        catch (OperationCanceledException)
        {
            return Failure;
        }
        catch (Exception e)
        {
            // What a command did not foresee, e.g. a server that is away or a port that is taken: one line, no stack.
            await Console.Error.WriteLineAsync($"{parsed.CommandResult.Command.Name}: {e.Message}");
            return Failure;
        }
    }
}
