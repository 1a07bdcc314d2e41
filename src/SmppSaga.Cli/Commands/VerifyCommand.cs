using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Hosting;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga verify: folds every stored message again, looks its receipts' ids up, reads the outbox, and tells what does not agree.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Command command = new("verify", "Folds every stored message again, looks its receipts' ids up and reads the outbox; reports what does not agree; exit code 1 when something does not.") { json, config };
        command.SetAction((parsed, cancellationToken) => StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, _) =>
        {
            (long messages, long wrong) = (0, 0);
            StoreInspector inspector = services.GetRequiredService<StoreInspector>();
            await foreach ((Guid smsId, IReadOnlyList<string> differences) in inspector.VerifyAsync(cancellationToken))
            {
                messages++;
                wrong += differences.Count;
                await TellAsync(differences.Select(x => $"{smsId:D}: {x}"), parsed.GetValue(json));
            }

            IReadOnlyList<string> rows = await inspector.VerifyOutboxAsync(cancellationToken);
            wrong += rows.Count;
            await TellAsync(rows, parsed.GetValue(json));
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

    /// <summary>With --json standard output carries the one object only.</summary>
    private static async Task TellAsync(IEnumerable<string> differences, bool json)
    {
        foreach (string difference in differences)
        {
            await (json ? Console.Error : Console.Out).WriteLineAsync(difference);
        }
    }
}
