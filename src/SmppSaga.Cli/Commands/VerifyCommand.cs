using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Hosting;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga verify: folds every stored message again and tells what does not agree.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Command command = new("verify", "Folds every stored message again and reports what does not agree; exit code 1 when something does not.") { json, config };
        command.SetAction((parsed, cancellationToken) => StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, _) =>
        {
            (long messages, long wrong) = (0, 0);
            await foreach ((Guid smsId, IReadOnlyList<string> differences) in services.GetRequiredService<StoreInspector>().VerifyAsync(cancellationToken))
            {
                messages++;
                wrong += differences.Count;
                foreach (string difference in differences)
                {
                    // With --json standard output carries the one object only.
                    await (parsed.GetValue(json) ? Console.Error : Console.Out).WriteLineAsync($"{smsId:D}: {difference}");
                }
            }

            if (parsed.GetValue(json))
            {
                JsonLines.Write(Console.Out, new { Checked = messages, Differences = wrong });
            }
            else
            {
                Console.WriteLine($"{messages} messages checked, {wrong} differences");
            }

            return wrong == 0 ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
        }));
        return command;
    }
}
